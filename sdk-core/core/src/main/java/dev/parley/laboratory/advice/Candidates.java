// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.advice;

import dev.parley.laboratory.Goal;
import dev.parley.laboratory.game.DutchAuction;
import dev.parley.laboratory.game.EnglishAuction;
import dev.parley.laboratory.game.Haggling;
import dev.parley.laboratory.game.HonestTrade;
import dev.parley.laboratory.game.PostedPrice;
import dev.parley.laboratory.game.ProtocolModel;
import dev.parley.laboratory.game.Reserve;
import dev.parley.laboratory.game.SealedBidAuction;
import dev.parley.laboratory.game.SealedBidAuction.Pricing;
import dev.parley.laboratory.game.SealedBids;
import dev.parley.laboratory.game.SequentialPrices;
import dev.parley.laboratory.game.TakeItOrLeaveIt;
import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Population;
import dev.parley.strategy.AcceptanceRule;
import dev.parley.strategy.Negotiator;
import dev.parley.strategy.OfferingRule;
import java.util.ArrayList;
import java.util.List;

/** The protocols that are compared for a population: the simplest for buyers and sellers first. */
final class Candidates {
    private static final Negotiator EVENLY =
            new Negotiator("gives way evenly", OfferingRule.conceding(1), AcceptanceRule.next());
    private static final int TICKS = 1_000;
    private static final int OFFERS = 12;
    private static final int CELLS = 100;

    private Candidates() {}

    static List<ProtocolModel> of(Population population, Fee fee, Goal goal) {
        int buyers = Math.max(1, population.buyers().most());
        Distribution estimates = population.valuation().estimates(buyers, population.costs());
        double highest = Math.max(estimates.most(), fee.floor(population.costs().most()));
        double tick = Math.max(
                1e-6, (highest - Math.min(estimates.least(), population.costs().least())) / TICKS);
        List<ProtocolModel> candidates = new ArrayList<>(List.of(
                new PostedPrice(bestPosted(estimates, fee.floors(population.costs()), goal)),
                new SequentialPrices(),
                new TakeItOrLeaveIt(TakeItOrLeaveIt.Side.SELLER),
                new TakeItOrLeaveIt(TakeItOrLeaveIt.Side.BUYER),
                new SealedBids(.5),
                new Haggling(EVENLY, EVENLY, OFFERS, tick)));
        for (Pricing pricing : List.of(Pricing.SECOND_PRICE, Pricing.FIRST_PRICE)) {
            candidates.add(new SealedBidAuction(pricing, Reserve.atFloor()));
            candidates.add(new SealedBidAuction(pricing, Reserve.best()));
        }
        candidates.add(new EnglishAuction(Reserve.best(), 2 * tick));
        candidates.add(new DutchAuction(Reserve.best(), 2 * tick));
        candidates.add(new HonestTrade(.5));
        return candidates;
    }

    /** The one price for all that does most for a goal with one buyer; the lowest of several. */
    private static double bestPosted(Distribution estimates, Distribution floors, Goal goal) {
        double best = estimates.quantile(.5);
        double most = 0;
        double least = Math.min(estimates.least(), floors.least());
        double width = Math.max(estimates.most(), floors.most()) - least;
        for (int step = 0; step <= CELLS; step++) {
            double price = least + width * step / CELLS;
            double reached = reached(estimates, floors, goal, price);
            if (reached > most * (1 + 1e-9)) {
                most = reached;
                best = price;
            }
        }
        return best;
    }

    private static double reached(Distribution estimates, Distribution floors, Goal goal, double price) {
        double buyersGain = 0;
        double sellersGain = 0;
        double bought = 0;
        double sold = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            double rank = (cell + .5) / CELLS;
            double value = estimates.quantile(rank);
            double floor = floors.quantile(rank);
            buyersGain += Math.max(0, value - price) / CELLS;
            sellersGain += Math.max(0, price - floor) / CELLS;
            bought += value >= price ? 1.0 / CELLS : 0;
            sold += floor <= price ? 1.0 / CELLS : 0;
        }
        return switch (goal) {
            case SELLER_SURPLUS, FEES -> sellersGain * bought;
            case BUYER_SURPLUS -> buyersGain * sold;
            case GAINS -> buyersGain * sold + sellersGain * bought;
            case DEAL_RATE -> bought * sold;
        };
    }
}
