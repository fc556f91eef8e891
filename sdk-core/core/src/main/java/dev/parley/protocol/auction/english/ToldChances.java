// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.Json;
import java.util.List;
import java.util.Optional;

/** The second chances that were told of: whether each may have been given. The price itself needs maxima that nobody else sees. */
final class ToldChances {
    private final Sale sale;
    private int free;

    ToldChances(Sale sale) {
        this.sale = sale;
    }

    void lapsed(Json details) {
        free += details.get("bidder").integer() > 0 ? 1 : 0;
    }

    /** Whether a unit was free, and the offer is to no winner and at a price of this auction, at most the hammer's. */
    boolean mayGive(Json details, Optional<Long> hammer, List<Long> winners) {
        long price = details.get("price").integer();
        boolean may = free > 0
                && sale.rules().secondChanceSeconds().isPresent()
                && !winners.contains(details.get("bidder").integer())
                && sale.isPrice(price)
                && price >= sale.start()
                && hammer.filter(most -> price <= most).isPresent();
        free--;
        return may;
    }

    /** What was withdrawn may be offered again. */
    void answered(Json details) {
        free += details.get("answer").text().equals(ChanceAnswer.WITHDRAWN.text()) ? 1 : 0;
    }
}
