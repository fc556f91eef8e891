// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.Parley;
import dev.parley.api.Autopilots;
import dev.parley.api.Deals;
import dev.parley.api.Draws;
import dev.parley.api.Erasures;
import dev.parley.api.Keys;
import dev.parley.api.Laboratory;
import dev.parley.api.Listings;
import dev.parley.api.Mandates;
import dev.parley.api.Negotiations;
import dev.parley.api.Policies;
import dev.parley.api.Principals;
import dev.parley.api.Protocols;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

/**
 * Parley in a Spring Boot application: one {@link Parley} over the host's data source and beans, and its use cases as
 * beans. Everything backs off before a bean of the host's own.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration"
        })
@Conditional(OnParley.class)
@EnableConfigurationProperties(ParleyProperties.class)
@Import({
    CallerConfiguration.Security.class,
    CallerConfiguration.class,
    HttpConfiguration.class,
    TomcatConfiguration.class,
    ReactiveConfiguration.class,
    ActuatorConfiguration.Health.class,
    ActuatorConfiguration.Meters.class
})
class ParleyAutoConfiguration {
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Parley parley(ParleyProperties properties, ApplicationContext host) {
        return new Assembly(properties, host).parley();
    }

    @Bean
    @ConditionalOnMissingBean
    ParleyLifecycle parleyLifecycle(Parley parley) {
        return new ParleyLifecycle(parley);
    }

    @Bean
    @ConditionalOnMissingBean
    Negotiations parleyNegotiations(Parley parley) {
        return parley.negotiations();
    }

    @Bean
    @ConditionalOnMissingBean
    Draws parleyDraws(Parley parley) {
        return parley.draws();
    }

    @Bean
    @ConditionalOnMissingBean
    Deals parleyDeals(Parley parley) {
        return parley.deals();
    }

    @Bean
    @ConditionalOnMissingBean
    Mandates parleyMandates(Parley parley) {
        return parley.mandates();
    }

    @Bean
    @ConditionalOnMissingBean
    Principals parleyPrincipals(Parley parley) {
        return parley.principals();
    }

    @Bean
    @ConditionalOnMissingBean
    Policies parleyPolicies(Parley parley) {
        return parley.policies();
    }

    @Bean
    @ConditionalOnMissingBean
    Laboratory parleyLaboratory(Parley parley) {
        return parley.laboratory();
    }

    @Bean
    @ConditionalOnMissingBean
    Autopilots parleyAutopilots(Parley parley) {
        return parley.autopilots();
    }

    @Bean
    @ConditionalOnMissingBean
    Listings parleyListings(Parley parley) {
        return parley.listings();
    }

    @Bean
    @ConditionalOnMissingBean
    Protocols parleyProtocols(Parley parley) {
        return parley.protocols();
    }

    @Bean
    @ConditionalOnMissingBean
    Erasures parleyErasures(Parley parley) {
        return parley.erasures();
    }

    @Bean
    @ConditionalOnMissingBean
    Keys parleyKeys(Parley parley) {
        return parley.keys();
    }
}
