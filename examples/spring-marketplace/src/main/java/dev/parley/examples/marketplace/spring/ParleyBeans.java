// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import dev.parley.api.Negotiations;
import dev.parley.api.Policies;
import dev.parley.examples.marketplace.catalogue.Catalogue;
import dev.parley.examples.marketplace.catalogue.CatalogueListings;
import dev.parley.examples.marketplace.demonstration.OpeningTalks;
import dev.parley.examples.marketplace.people.Callers;
import dev.parley.examples.marketplace.policy.FirstPolicy;
import dev.parley.spring.CallerResolver;
import java.time.InstantSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** All that Parley needs of this marketplace: what is for sale, who is on the line, and a policy to begin with. */
@Configuration(proxyBeanMethods = false)
class ParleyBeans {
    @Bean
    CatalogueListings listingSource(Catalogue catalogue, InstantSource clock) {
        return new CatalogueListings(catalogue, clock);
    }

    @Bean
    CallerResolver callerResolver(Callers callers) {
        return request -> {
            Visitor visitor = new Visitor(request);
            return callers.resolve(visitor.header("Authorization"), visitor.cookie());
        };
    }

    @Bean
    InitializingBean firstPolicy(Policies policies) {
        return new FirstPolicy(policies)::publish;
    }

    /** Once the first policy is there and everything has started. */
    @Bean
    @ConditionalOnProperty("marketplace.populated")
    ApplicationRunner openingTalks(Negotiations negotiations, Policies policies) {
        return started -> new OpeningTalks(negotiations, policies).open();
    }
}
