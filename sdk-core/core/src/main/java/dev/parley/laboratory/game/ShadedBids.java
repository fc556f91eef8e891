// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Population;
import java.util.function.DoubleUnaryOperator;

/**
 * The equilibrium bids of a first-price auction, by the bidder's rank u: the average worth of winning over the ranks t
 * below, weighted as {@code d(t/u)^m}, with m = (n − 1) / (1 − ρ) for n bidders with risk aversion ρ. Tabled at {@link
 * #CELLS} ranks.
 *
 * <p>In ranks the formula holds for values of any spread; where many have the same value, the rank mixes among the bids
 * between which such a bidder is indifferent. Evenly spread values give (n − 1)v / (n − ρ).
 *
 * <p>Source: Milgrom and Weber, <i>A theory of auctions and competitive bidding</i> (1982), for independent signals; Riley
 * and Samuelson (1981) for risk aversion and the reserve.
 */
final class ShadedBids {
    private static final int CELLS = 1 << 11;

    private final double power;
    private final double[] bids = new double[CELLS + 1];
    private final Distribution values;

    private ShadedBids(DoubleUnaryOperator worth, double power, Distribution values) {
        this.power = power;
        this.values = values;
        bids[0] = worth.applyAsDouble(0);
        for (int cell = 0; cell < CELLS; cell++) {
            double left = (double) cell / CELLS;
            double right = (double) (cell + 1) / CELLS;
            double kept = Math.pow(left / right, power);
            double middle = power / (power + 1) * (right - left * kept) / (1 - kept);
            bids[cell + 1] = kept * bids[cell] + (1 - kept) * worth.applyAsDouble(middle);
        }
    }

    static ShadedBids of(Population population, int bidders) {
        Distribution estimates = population.valuation().estimates(1, population.costs());
        DoubleUnaryOperator worth =
                rank -> population.valuation().worthOfWinning(estimates.quantile(rank), rank, bidders);
        return new ShadedBids(worth, (bidders - 1) / (1 - population.buyerRisk()), estimates);
    }

    /** The bid of a rank at which the goods are worth the reserve at least. */
    double bid(double rank, double reserve) {
        double bid = at(rank);
        double marginal = values.below(reserve);
        return marginal == 0 ? bid : bid + (reserve - at(marginal)) * Math.pow(marginal / rank, power);
    }

    private double at(double rank) {
        double at = rank * CELLS;
        int cell = Math.min(CELLS - 1, (int) at);
        return bids[cell] + (at - cell) * (bids[cell + 1] - bids[cell]);
    }
}
