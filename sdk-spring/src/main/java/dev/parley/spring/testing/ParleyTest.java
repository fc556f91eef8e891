// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Beside {@code @SpringBootTest}: Parley keeps everything in memory, and its clock is a bean of type
 * {@link dev.parley.testing.SettableClock} that stands until the test moves it. Moving it forward lets deadlines,
 * expiries and events for listeners take effect before it returns; by themselves they do not. The clock is the primary
 * {@link java.time.InstantSource}, so the host's own beans that ask for one get it too. Redemption joins the test's or
 * the host's transaction and is undone when that rolls back.
 *
 * <p>Tests that share a context share clock and store: name listings after the test.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Import(ParleyTestConfiguration.class)
@TestPropertySource(properties = {"parley.in-memory=true", "parley.poll-interval=1d"})
public @interface ParleyTest {}
