// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Appraisals;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.SellerKnowsBetter;
import java.util.Optional;

/** Which auctions have an equilibrium that is known here. */
final class Auctions {
    private Auctions() {}

    /**
     * Why an auction cannot be played.
     *
     * @param paysItsBid whether a winner pays what it bids
     */
    static Optional<String> obstacle(Population population, Reserve reserve, boolean paysItsBid) {
        if (population.valuation().isPrivate()) {
            return Optional.empty();
        }
        if (reserve.isChosenBySeller()) {
            return Optional.of("the best reserve is worked out for private values");
        }
        if (population.bidding() == Population.Bidding.NAIVE) {
            return Optional.empty();
        }
        if (population.valuation() instanceof SellerKnowsBetter) {
            return Optional.of("what a seller agrees to tells how good the goods are");
        }
        if (paysItsBid && (population.valuation() instanceof Appraisals || population.buyerRisk() > 0)) {
            return Optional.of("no bids in equilibrium are known here for such common values");
        }
        return Optional.empty();
    }
}
