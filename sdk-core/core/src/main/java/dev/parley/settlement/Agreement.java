// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import dev.parley.model.Money;
import dev.parley.model.SeatId;
import dev.parley.protocol.Award;
import java.util.List;
import java.util.Objects;

/**
 * Awards that bind together: what becomes one deal.
 *
 * @param buyer who gets them
 * @param seller who gives them
 * @param awards at least one, each from that seller to that buyer, in the protocol's order
 * @since 0.1.0
 */
public record Agreement(SeatId buyer, SeatId seller, List<Award> awards) {
    public Agreement {
        Objects.requireNonNull(buyer, "buyer");
        Objects.requireNonNull(seller, "seller");
        awards = List.copyOf(awards);
        if (awards.isEmpty()
                || awards.stream()
                        .anyMatch(award ->
                                !award.buyer().equals(buyer) || !award.seller().equals(seller))) {
            throw new IllegalArgumentException("an agreement has awards, all from its seller to its buyer");
        }
    }

    /**
     * What the buyer pays in all.
     *
     * @throws ArithmeticException if it does not lie within ±(2⁵³ − 1)
     */
    public Money total() {
        return awards.stream().map(Award::amount).reduce(Money::plus).orElseThrow();
    }
}
