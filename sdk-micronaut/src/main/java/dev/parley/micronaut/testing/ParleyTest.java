// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut.testing;

import io.micronaut.context.annotation.Property;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Put beside {@code @MicronautTest}: the host's application runs with Parley in memory and on a clock that stands until
 * the test moves it. Beans to inject are
 *
 * <ul>
 *   <li>{@link dev.parley.testing.SettableClock}, which stands at {@link dev.parley.testing.SettableClock#START}; it is
 *       the primary {@link java.time.InstantSource}, for Parley and for the host's own beans. Moving it forward lets
 *       deadlines, expiries and listeners take effect before it returns; by itself nothing does;
 *   <li>{@link dev.parley.testing.TestParley}, which gives mandates, puts listings up and publishes policies;
 *   <li>{@link dev.parley.Parley} and its subjects, as ever.
 * </ul>
 *
 * <p>A {@code @Property} of the test goes before what this sets: with {@code parley.in-memory=false} the test is on the
 * host's data source.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Property(name = "parley.testing.enabled", value = "true")
@Property(name = "parley.in-memory", value = "true")
@Property(name = "parley.poll-interval", value = "1d")
public @interface ParleyTest {}
