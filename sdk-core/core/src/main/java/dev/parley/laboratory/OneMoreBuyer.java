// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory;

import dev.parley.laboratory.game.Reserve;
import dev.parley.laboratory.game.SealedBidAuction;
import dev.parley.laboratory.game.SealedBidAuction.Pricing;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.Population;

/**
 * What is worth more to sellers: the best reserve, or one more bidder and no reserve but the cost.
 *
 * <p>Source: Bulow and Klemperer, <i>Auctions versus negotiations</i> (1996): one more bidder, where every bidder's value
 * is at least the cost and values are spread regularly.
 *
 * @param bestReserve what sellers gain with the best reserve
 * @param oneMore what sellers gain with one more bidder, and a reserve at the cost
 * @since 0.1.0
 */
public record OneMoreBuyer(Estimate bestReserve, Estimate oneMore) {
    /**
     * Measures both at second price.
     *
     * @param buyers how many bidders come, from 1
     */
    public static OneMoreBuyer of(Population population, int buyers, long plays, long seed) {
        return new OneMoreBuyer(
                gain(population, buyers, Reserve.best(), plays, seed),
                gain(population, buyers + 1, Reserve.atFloor(), plays, seed + 1));
    }

    private static Estimate gain(Population population, int buyers, Reserve reserve, long plays, long seed) {
        SealedBidAuction auction = new SealedBidAuction(Pricing.SECOND_PRICE, reserve);
        return Experiment.of(population.with(Headcount.exactly(buyers)), auction, plays, seed)
                .play()
                .of(auction.name())
                .seller();
    }

    /** By how much one more bidder is worth more. */
    public Estimate difference() {
        return oneMore.minus(bestReserve);
    }
}
