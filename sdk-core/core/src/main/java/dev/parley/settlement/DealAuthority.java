// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import dev.parley.model.DealId;
import dev.parley.model.MandateId;
import java.util.Objects;
import java.util.Optional;

/**
 * Under whose mandates a deal was made. One side's mandate is not the other side's business, so this is kept apart from
 * the deal and never signed with it.
 *
 * @param deal the deal
 * @param buyer the buyer's mandate; empty when the buyer acted in person
 * @param seller the seller's mandate; empty when the seller acted in person
 * @since 0.1.0
 */
public record DealAuthority(DealId deal, Optional<MandateId> buyer, Optional<MandateId> seller) {
    public DealAuthority {
        Objects.requireNonNull(deal, "deal");
        Objects.requireNonNull(buyer, "buyer");
        Objects.requireNonNull(seller, "seller");
    }
}
