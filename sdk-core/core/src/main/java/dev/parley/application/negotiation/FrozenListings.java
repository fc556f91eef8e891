// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.application.Environment;
import dev.parley.application.listing.NegotiatedListings;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.SessionLoader;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Tenant;
import java.util.Optional;

/** Listings as open negotiations have frozen them. */
public final class FrozenListings implements NegotiatedListings {
    private final Environment environment;
    private final SessionLoader sessions;

    public FrozenListings(NegotiationAccess access) {
        this.environment = access.environment();
        this.sessions = access.sessions();
    }

    @Override
    public Optional<Listing> find(Tenant tenant, ListingRef ref) {
        return environment.store().openOn(tenant, ref, Optional.empty(), 1).stream()
                .findFirst()
                .flatMap(head -> sessions.find(tenant, head.id()))
                .map(session -> session.openingRecord().listing());
    }
}
