// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.listing;

import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Tenant;
import java.util.Optional;

/** Listings as negotiations about them have frozen them, for a host whose catalogue has let go of them already. */
@FunctionalInterface
public interface NegotiatedListings {
    /** As an open negotiation has it; empty when none is open. */
    Optional<Listing> find(Tenant tenant, ListingRef ref);
}
