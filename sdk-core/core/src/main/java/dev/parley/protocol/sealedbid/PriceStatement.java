// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import java.util.Optional;

/**
 * What one party states, sealed, about the price of one item, in ticks.
 *
 * @param best the price beyond which it makes no deal: the seller's lowest, the buyer's highest
 * @param fair the price that it calls fair; a seller's is never below its best, a buyer's never above
 * @since 0.1.0
 */
public record PriceStatement(long best, Optional<Long> fair) {
    /** A best price alone. */
    public static PriceStatement of(long best) {
        return new PriceStatement(best, Optional.empty());
    }

    /** A best price and a fair one. */
    public static PriceStatement of(long best, long fair) {
        return new PriceStatement(best, Optional.of(fair));
    }
}
