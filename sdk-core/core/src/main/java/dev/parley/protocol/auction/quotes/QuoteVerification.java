// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import java.util.List;
import java.util.Optional;

/**
 * What comes of the rules and of what was told.
 *
 * @param faults the rules that were not kept to; none when all were
 * @param reason how the request closed; empty while it is open
 * @param units how many units the quotes won of which the viewer was told
 * @since 0.1.0
 */
public record QuoteVerification(List<QuoteFault> faults, Optional<CloseReason> reason, long units) {
    public QuoteVerification {
        faults = List.copyOf(faults);
    }

    /** Whether the rules were kept to. */
    public boolean holds() {
        return faults.isEmpty();
    }
}
