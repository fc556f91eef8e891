// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

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
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Parley's subjects as beans, for a host to inject. One that the host has its own of is the host's. */
@Factory
final class Subjects {
    private final Parley parley;

    Subjects(Parley parley) {
        this.parley = parley;
    }

    @Singleton
    @Requires(missingBeans = Negotiations.class)
    Negotiations negotiations() {
        return parley.negotiations();
    }

    @Singleton
    @Requires(missingBeans = Draws.class)
    Draws draws() {
        return parley.draws();
    }

    @Singleton
    @Requires(missingBeans = Deals.class)
    Deals deals() {
        return parley.deals();
    }

    @Singleton
    @Requires(missingBeans = Mandates.class)
    Mandates mandates() {
        return parley.mandates();
    }

    @Singleton
    @Requires(missingBeans = Principals.class)
    Principals principals() {
        return parley.principals();
    }

    @Singleton
    @Requires(missingBeans = Policies.class)
    Policies policies() {
        return parley.policies();
    }

    @Singleton
    @Requires(missingBeans = Laboratory.class)
    Laboratory laboratory() {
        return parley.laboratory();
    }

    @Singleton
    @Requires(missingBeans = Autopilots.class)
    Autopilots autopilots() {
        return parley.autopilots();
    }

    @Singleton
    @Requires(missingBeans = Listings.class)
    Listings listings() {
        return parley.listings();
    }

    @Singleton
    @Requires(missingBeans = Protocols.class)
    Protocols protocols() {
        return parley.protocols();
    }

    @Singleton
    @Requires(missingBeans = Erasures.class)
    Erasures erasures() {
        return parley.erasures();
    }

    @Singleton
    @Requires(missingBeans = Keys.class)
    Keys keys() {
        return parley.keys();
    }
}
