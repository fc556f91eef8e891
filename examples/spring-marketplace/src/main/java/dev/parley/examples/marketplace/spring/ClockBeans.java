// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import dev.parley.Parley;
import dev.parley.examples.marketplace.clock.TestClock;
import dev.parley.testing.SettableClock;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The marketplace's time, which is Parley's too: the system's, or one that tests move. */
@Configuration(proxyBeanMethods = false)
class ClockBeans {
    @Bean
    @ConditionalOnBooleanProperty(name = TestClock.PROPERTY, havingValue = false, matchIfMissing = true)
    InstantSource clock() {
        return InstantSource.system();
    }

    /** The clock that tests move. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(TestClock.PROPERTY)
    static class Settable {
        @Bean
        SettableClock clock() {
            return TestClock.stopped();
        }

        @Bean
        TestClock testClock(SettableClock clock, Parley parley) {
            return new TestClock(clock, parley);
        }
    }
}
