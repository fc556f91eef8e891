// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Draw;
import dev.parley.laboratory.population.Population;

/** What a bidder bids in a sealed auction, as a function of what it knows and of its rank. */
@FunctionalInterface
interface BidFunction {
    /**
     * The bid.
     *
     * @param bidder one whose estimate reaches the reserve
     * @param reserve negative infinity where there is none
     */
    double bid(Draw draw, int bidder, double reserve);

    /** What winning is worth where a bidder pays what others bid; what it believes the goods to be worth, if naive. */
    static BidFunction worth(Population population) {
        return population.bidding() == Population.Bidding.NAIVE
                ? (draw, bidder, reserve) -> population.valuation().estimate(draw.signals()[bidder], draw.buyers())
                : (draw, bidder, reserve) -> population
                        .valuation()
                        .worthOfWinning(draw.signals()[bidder], draw.ranks()[bidder], draw.buyers());
    }

    /** The bid of a bidder who pays it. */
    static BidFunction shaded(Population population) {
        if (population.bidding() == Population.Bidding.NAIVE) {
            return worth(population);
        }
        ShadedBids[] tables = new ShadedBids[population.buyers().most() + 1];
        for (int buyers = 2; buyers < tables.length; buyers++) {
            if (population.buyers().share(buyers) > 0) {
                tables[buyers] = ShadedBids.of(population, buyers);
            }
        }
        BidFunction worth = worth(population);
        return (draw, bidder, reserve) -> {
            double least = Math.max(0, reserve);
            double bid = draw.buyers() == 1 ? least : tables[draw.buyers()].bid(draw.ranks()[bidder], reserve);
            return Math.min(worth.bid(draw, bidder, reserve), Math.max(least, bid));
        };
    }
}
