// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut.testing;

import dev.parley.Parley;
import dev.parley.testing.SettableClock;
import dev.parley.testing.TestParley;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/** What a test injects. */
@Factory
final class TestBeans {
    @Primary
    @Singleton
    @Bean(typed = {SettableClock.class, java.time.InstantSource.class})
    SettableClock clock() {
        return SettableClock.atStart();
    }

    /** The context closes the Parley. */
    @Singleton
    TestParley parley(Parley parley, SettableClock clock) {
        return TestParley.around(parley, clock);
    }

    /** Lets Parley do what is due when the clock is moved. */
    @Singleton
    static final class Attaching implements BeanCreatedEventListener<Parley> {
        private final SettableClock clock;

        Attaching(SettableClock clock) {
            this.clock = clock;
        }

        @Override
        public Parley onCreated(BeanCreatedEvent<Parley> event) {
            clock.attach(event.getBean());
            return event.getBean();
        }
    }
}
