// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.ListingRef;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.time.Instant;
import java.util.Set;

/**
 * Which ends of somebody's negotiations on a listing count as ends without a deal. A negotiation that ended in another phase
 * than a settled one counts from its end. One that made a deal which is not paid counts from its end too, and once the
 * deal has ended unpaid, from then; a paid deal does not count, even if it was reversed later.
 *
 * @param buyer whose negotiations
 * @param listing on which listing
 * @param protocol the name of the protocol, of whichever version
 * @param settled the phases whose end does not count by itself
 * @param now the present: an expiry up to it has come, whether anybody wrote that down or not
 */
public record LastEndQuery(
        Tenant tenant, PrincipalId buyer, ListingRef listing, String protocol, Set<String> settled, Instant now) {
    /** The states of a deal that was paid. */
    public static final Set<String> PAID = Set.of("REDEEMED", "REVERSED");

    public LastEndQuery {
        settled = Set.copyOf(settled);
    }
}
