// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The second chances that were told of: whether each may have been given. The price itself needs maxima that nobody else sees. */
final class ToldChances {
    private final Sale sale;
    private final Set<Long> offered = new HashSet<>();
    private int free;

    ToldChances(Sale sale) {
        this.sale = sale;
    }

    /** A winner's unit is free; one that was offered once stays unsold. */
    void lapsed(Json details) {
        free += offered.contains(details.get("bidder").integer()) ? 0 : 1;
    }

    /** Whether a unit was free, and the offer is to no winner and at a price of this auction, at most the hammer's. */
    boolean mayGive(Json details, Optional<Long> hammer, List<Long> winners) {
        long price = details.get("price").integer();
        long bidder = details.get("bidder").integer();
        boolean may = free > 0
                && sale.rules().secondChanceSeconds().isPresent()
                && !winners.contains(bidder)
                && sale.isPrice(price)
                && price >= sale.start()
                && hammer.filter(most -> price <= most).isPresent();
        free--;
        offered.add(bidder);
        return may;
    }

    /** What was withdrawn may be offered again. */
    void answered(Json details) {
        free += details.get("answer").text().equals(ChanceAnswer.WITHDRAWN.text()) ? 1 : 0;
    }
}
