// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import java.util.Comparator;

/**
 * A seller's quote: it sells on these terms, and up to their quantity.
 *
 * @param seat whose
 * @param id its name
 * @param number how many quotes had been made by then, this one included: of equal scores the lower number is better
 * @param terms complete terms
 * @param score price and penalties in minor units, the lower the better
 * @since 0.1.0
 */
public record Quote(SeatId seat, OfferId id, long number, Terms terms, long score) {
    /** The best first. */
    static final Comparator<Quote> BEST_FIRST =
            Comparator.comparingLong(Quote::score).thenComparingLong(Quote::number);
}
