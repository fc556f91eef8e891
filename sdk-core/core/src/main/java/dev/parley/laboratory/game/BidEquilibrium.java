// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Distribution;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Sealed bids and asks that answer each other, for values and floors of any spread: of all {@link PricePath}s one that gains both
 * sides together most. How much anybody would gain by another bid is measured afterwards on the two sides as they are, by code
 * that knows nothing of paths, and not taken for granted.
 *
 * <p>For values and floors that are evenly spread from 0 to 1, at k = ½, it is the linear equilibrium, than which no mechanism gains
 * more (Chatterjee and Samuelson 1983; Myerson and Satterthwaite 1983).
 *
 * @param bids of buyers, by what the goods are worth to them; a buyer who values them less bids no more than that
 * @param asks of sellers, by their floors, alike
 * @param regret what the side that has more to gain would gain per listing if each on it chose its bid anew
 * @param firstBest what honesty would gain both sides together per listing
 */
record BidEquilibrium(StatedPrices bids, StatedPrices asks, double regret, double firstBest) {
    /** Nobody looks for another bid that gains its side less than this share of the first best. */
    private static final double NEGLIGIBLE = .005;

    private static final int TRIED = 7;
    private static final int PRICES = 400;
    private static final int SAMPLE = 400;
    private static final double FINEST = .004;

    /**
     * Looks for the path that gains most, along the price at which most deals would be made.
     *
     * @param k where the price lies between the ask (0) and the bid (1); neither of both
     */
    static BidEquilibrium of(Distribution values, Distribution floors, double k) {
        RankedSides sides = new RankedSides(values, floors);
        PricePath path = best(sides, k);
        StatedPrices bids = StatedPrices.along(path, point -> sides.value(point.buyer()));
        StatedPrices asks = StatedPrices.along(path, point -> sides.floor(point.seller()));
        double[] worths = sample(values);
        double[] costs = sample(floors);
        double[] bidden = new double[SAMPLE];
        double[] asked = new double[SAMPLE];
        Arrays.setAll(bidden, buyer -> Math.min(worths[buyer], bids.of(worths[buyer])));
        Arrays.setAll(asked, seller -> Math.max(costs[seller], asks.of(costs[seller])));
        double regret = Math.max(
                regret(worths, bidden, asked, k), regret(mirrored(costs), mirrored(asked), mirrored(bidden), 1 - k));
        return new BidEquilibrium(bids, asks, regret, firstBest(worths, costs));
    }

    boolean isAtRest() {
        return regret <= NEGLIGIBLE * firstBest;
    }

    /** A coarse grid of starting points, and then ever smaller steps from the best of them. */
    private static PricePath best(RankedSides sides, double k) {
        double price = busiest(sides);
        double[] best = {.5, .5};
        double most = Double.NEGATIVE_INFINITY;
        for (int seller = 0; seller < TRIED; seller++) {
            for (int buyer = 0; buyer < TRIED; buyer++) {
                double[] tried = {.1 + .14 * seller, .05 + .14 * buyer};
                double gains = path(price, tried, sides, k).gains(sides);
                if (gains > most) {
                    most = gains;
                    best = tried;
                }
            }
        }
        for (double step = .07; step > FINEST; ) {
            double[] from = best;
            for (int way = 0; way < 9; way++) {
                double[] tried = {from[0] + (way / 3 - 1) * step, from[1] + (way % 3 - 1) * step};
                double gains = isInside(tried) ? path(price, tried, sides, k).gains(sides) : most;
                if (gains > most + 1e-12 * sides.width()) {
                    most = gains;
                    best = tried;
                }
            }
            step = best == from ? step / 2 : step;
        }
        return path(price, best, sides, k);
    }

    private static boolean isInside(double[] start) {
        return Arrays.stream(start).allMatch(share -> share > 0 && share < 1);
    }

    /** The price at which most honest people would deal. */
    private static double busiest(RankedSides sides) {
        return IntStream.rangeClosed(0, PRICES)
                .mapToDouble(step -> sides.least() + sides.width() * step / PRICES)
                .reduce((one, other) -> deals(sides, other) > deals(sides, one) ? other : one)
                .orElseThrow();
    }

    private static double deals(RankedSides sides, double price) {
        return sides.sellersBelow(price) * (1 - sides.buyersBelow(price));
    }

    /** A start is how far among the sellers below the price, and among the buyers above it, those stand who name it. */
    private static PricePath path(double price, double[] start, RankedSides sides, double k) {
        double buyersBelow = sides.buyersBelow(price);
        return PricePath.through(
                new PricePath.Point(
                        price, sides.sellersBelow(price) * start[0], buyersBelow + (1 - buyersBelow) * start[1]),
                sides,
                k);
    }

    private static double[] sample(Distribution side) {
        double[] sample = new double[SAMPLE];
        Arrays.setAll(sample, rank -> side.quantile((rank + .5) / SAMPLE));
        return sample;
    }

    /** A seller is a buyer of money: with the other sign, and so in the other order. */
    private static double[] mirrored(double[] rising) {
        double[] mirrored = new double[rising.length];
        Arrays.setAll(mirrored, place -> -rising[rising.length - 1 - place]);
        return mirrored;
    }

    /** What buyers would gain by the best bids of all over those that they make, on average; asks rise. */
    private static double regret(double[] worths, double[] bidden, double[] asks, double k) {
        double sum = 0;
        for (int buyer = 0; buyer < worths.length; buyer++) {
            double worth = worths[buyer];
            double best = 0;
            double made = 0;
            double asked = 0;
            for (int seller = 0; seller < asks.length && asks[seller] <= worth; seller++) {
                asked += asks[seller];
                best = Math.max(best, (seller + 1) * (worth - k * asks[seller]) - (1 - k) * asked);
                if (asks[seller] <= bidden[buyer]) {
                    made = (seller + 1) * (worth - k * bidden[buyer]) - (1 - k) * asked;
                }
            }
            sum += Math.max(0, best - made) / asks.length;
        }
        return sum / worths.length;
    }

    private static double firstBest(double[] worths, double[] costs) {
        double sum = 0;
        for (double worth : worths) {
            for (double cost : costs) {
                sum += Math.max(0, worth - cost);
            }
        }
        return sum / worths.length / costs.length;
    }
}
