// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What comes of the rules and of what was told.
 *
 * @param faults the rules that were not kept to; none when all were
 * @param price what each winner pays for a unit, minor units; empty while bidding goes on, and where nothing was sold
 * @param winners their numbers
 * @param extensions how often a late bid moved the close
 * @param close when bidding closed, or closes as things stand
 *
 * @since 0.1.0
 */
public record AuctionVerification(
        List<AuctionFault> faults, Optional<Long> price, List<Long> winners, int extensions, Instant close) {
    public AuctionVerification {
        faults = List.copyOf(faults);
        winners = List.copyOf(winners);
    }

    /** Whether the rules were kept to. */
    public boolean holds() {
        return faults.isEmpty();
    }
}
