// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.api.Negotiations;
import dev.parley.api.Policies;
import dev.parley.examples.marketplace.catalogue.Catalogue;
import dev.parley.examples.marketplace.catalogue.CatalogueListings;
import dev.parley.examples.marketplace.demonstration.OpeningTalks;
import dev.parley.examples.marketplace.people.Callers;
import dev.parley.examples.marketplace.policy.FirstPolicy;
import dev.parley.micronaut.CallerResolver;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** All that Parley needs of this marketplace: what is for sale, who is on the line, and a policy to begin with. */
@Factory
class ParleyBeans {
    @Singleton
    CatalogueListings listingSource(Catalogue catalogue, InstantSource clock) {
        return new CatalogueListings(catalogue, clock);
    }

    @Singleton
    CallerResolver callerResolver(Callers callers) {
        return request -> {
            Visitor visitor = new Visitor(request);
            return callers.resolve(visitor.header("Authorization"), visitor.cookie());
        };
    }

    /** Publishes the first policy, and opens the demonstration's talks where they are wanted, before anybody is served. */
    @Singleton
    static class FirstPolicyAtStart {
        private final Policies policies;
        private final Negotiations negotiations;
        private final boolean populated;

        FirstPolicyAtStart(
                Policies policies,
                Negotiations negotiations,
                @Property(name = "marketplace.populated", defaultValue = "false") boolean populated) {
            this.policies = policies;
            this.negotiations = negotiations;
            this.populated = populated;
        }

        @EventListener
        void publish(StartupEvent started) {
            new FirstPolicy(policies).publish();
            if (populated) {
                new OpeningTalks(negotiations, policies).open();
            }
        }
    }
}
