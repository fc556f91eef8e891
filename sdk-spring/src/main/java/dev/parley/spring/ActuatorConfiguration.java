// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.Parley;
import dev.parley.adapter.micrometer.ParleyMeters;
import dev.parley.port.Telemetry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How Parley fares, where the host's Actuator looks for it. */
final class ActuatorConfiguration {
    private ActuatorConfiguration() {}

    /** The health contributor {@code parley}. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    static class Health {
        // Not on the class: where its own class is missing, so is what it is conditional on.
        @Bean
        @ConditionalOnEnabledHealthIndicator("parley")
        @ConditionalOnMissingBean(name = "parleyHealthIndicator")
        HealthIndicator parleyHealthIndicator(Parley parley) {
            return new ParleyHealthIndicator(parley::health);
        }
    }

    /** Parley's meters in the host's registry. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnBean(MeterRegistry.class)
    static class Meters {
        @Bean
        @ConditionalOnMissingBean(Telemetry.class)
        ParleyMeters parleyMeters(MeterRegistry registry) {
            return new ParleyMeters(registry);
        }

        @Bean
        @ConditionalOnMissingBean(name = "parleyGauges")
        @ConditionalOnBean(ParleyMeters.class)
        MeterBinder parleyGauges(ParleyMeters meters, Parley parley) {
            return registry -> meters.watch(parley::health);
        }
    }
}
