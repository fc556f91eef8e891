// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatRole;
import dev.parley.model.Tenant;
import java.util.Optional;

/**
 * Which negotiations to list, newest first by id.
 *
 * @param principal whose; empty for every one of the tenant's, for operators
 * @param role in which role
 * @param listing on which listing
 * @param open only open ones, or only ended ones
 * @param before only those with an id below this one
 * @param limit 1 to 200
 */
public record HeadQuery(
        Tenant tenant,
        Optional<PrincipalId> principal,
        Optional<SeatRole> role,
        Optional<ListingRef> listing,
        Optional<Boolean> open,
        Optional<NegotiationId> before,
        int limit) {
    /** The same for what comes behind a negotiation. */
    HeadQuery before(NegotiationId last) {
        return new HeadQuery(tenant, principal, role, listing, open, Optional.of(last), limit);
    }
}
