// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.ListingRef;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatRole;
import java.util.Optional;

/**
 * Which negotiations to list.
 *
 * @param listing only on this listing
 * @param role only where the caller has this role
 * @param open only open ones, or only ended ones
 * @param principal all in which this principal takes part; for operators alone
 * @param cursor where the page before ended
 * @param limit 1 to {@link Page#MAX_LIMIT}
 * @since 0.1.0
 */
public record NegotiationQuery(
        Optional<ListingRef> listing,
        Optional<SeatRole> role,
        Optional<Boolean> open,
        Optional<PrincipalId> principal,
        Optional<String> cursor,
        int limit) {
    /** The first fifty of all. */
    public static final NegotiationQuery ALL = new NegotiationQuery(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 50);
}
