// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import java.util.Optional;

/**
 * A wish to negotiate.
 *
 * @param listing on what
 * @param privateTerms what the opener keeps to itself in this negotiation, in place of what it has set for the listing
 * @param first the opener's first move, made in the same step or nothing is opened
 * @since 0.1.0
 */
public record OpenNegotiation(ListingRef listing, Optional<Json> privateTerms, Optional<MakeMove> first) {
    /** To negotiate on a listing, without a first move. */
    public static OpenNegotiation on(ListingRef listing) {
        return new OpenNegotiation(listing, Optional.empty(), Optional.empty());
    }

    /** The same with a first move. */
    public OpenNegotiation with(MakeMove move) {
        return new OpenNegotiation(listing, privateTerms, Optional.of(move));
    }
}
