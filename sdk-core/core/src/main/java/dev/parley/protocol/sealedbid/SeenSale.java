// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.sealedbid.SealedEvent.ItemSettled;
import java.util.List;
import java.util.Optional;

/**
 * A unit that is sold, as a viewer sees it: all see who won, and the price as far as the rules publish it.
 *
 * @param buyer to whom
 * @param price minor units; empty where it is told to the seller and its winner alone, and the viewer is neither
 */
record SeenSale(SeatId buyer, Optional<Long> price) {
    static List<SeenSale> of(ItemSettled settled, Optional<SeatId> seat) {
        return settled.sales().stream()
                .map(sale -> {
                    boolean concerned = seat.filter(own -> own.equals(settled.seller()) || own.equals(sale.buyer()))
                            .isPresent();
                    boolean told = settled.published() || concerned;
                    return new SeenSale(sale.buyer(), told ? Optional.of(sale.price()) : Optional.empty());
                })
                .toList();
    }

    Json toJson() {
        return Json.object()
                .put("buyer", buyer.value())
                .putIf("price", price, Json::of)
                .build();
    }
}
