// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.Parley;
import dev.parley.examples.marketplace.clock.TestClock;
import dev.parley.testing.SettableClock;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The marketplace's time, which is Parley's too: the system's, or one that tests move. */
@Factory
class ClockBeans {
    @Singleton
    @Primary
    @Requires(property = TestClock.PROPERTY, notEquals = "true")
    InstantSource clock() {
        return InstantSource.system();
    }

    @Singleton
    @Primary
    @Requires(property = TestClock.PROPERTY, value = "true")
    SettableClock settableClock() {
        return TestClock.stopped();
    }

    @Singleton
    @Requires(property = TestClock.PROPERTY, value = "true")
    TestClock testClock(SettableClock clock, Parley parley) {
        return new TestClock(clock, parley);
    }
}
