package dev.parley.examples.marketplace.spring;

import dev.parley.api.Policies;
import dev.parley.examples.marketplace.catalogue.Catalogue;
import dev.parley.examples.marketplace.catalogue.CatalogueListings;
import dev.parley.examples.marketplace.people.Callers;
import dev.parley.examples.marketplace.policy.FirstPolicy;
import dev.parley.spring.CallerResolver;
import java.time.InstantSource;
import org.springframework.beans.factory.InitializingBean;
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
}
