// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring.testing;

import dev.parley.Parley;
import dev.parley.testing.SettableClock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;

/** The clock of {@link ParleyTest}. */
@Configuration(proxyBeanMethods = false)
class ParleyTestConfiguration {
    @Bean
    @Primary
    SettableClock parleyClock() {
        return SettableClock.atStart();
    }

    @Bean
    @Lazy(false)
    SmartInitializingSingleton parleyClockAttachment(SettableClock clock, Parley parley) {
        return () -> clock.attach(parley);
    }
}
