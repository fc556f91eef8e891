// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy;

import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Search among several offers, each of which costs something to look at: when to stop, and in which order to look.
 *
 * @since 0.1.0
 */
public final class Search {
    private Search() {}

    /**
     * The price at which a buyer stops looking, where each look costs the same and prices are drawn from one distribution:
     * what one more look is expected to save is its cost.
     *
     * <p>Source: Stigler 1961, McCall 1970: the R with ∫ F from the least price to R = cost.
     *
     * @param distribution the share of prices at most so high; rises from 0 to 1
     * @param least the least price
     * @param most the greatest price, above the least
     * @param cost of a look, at least 0
     * @return the reservation price; the greatest where looking never pays
     */
    public static double reservationPrice(DoubleUnaryOperator distribution, double least, double most, double cost) {
        if (!(least < most) || !(cost >= 0)) {
            throw new IllegalArgumentException("least must be below most and cost at least 0");
        }
        double low = least;
        double high = most;
        for (int step = 0; step < 100; step++) {
            double middle = (low + high) / 2;
            if (area(distribution, least, middle) > cost) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Simpson's rule. */
    private static double area(DoubleUnaryOperator of, double from, double to) {
        int pieces = 512;
        double width = (to - from) / pieces;
        double sum = of.applyAsDouble(from) + of.applyAsDouble(to);
        for (int i = 1; i < pieces; i++) {
            sum += (i % 2 == 0 ? 2 : 4) * of.applyAsDouble(from + i * width);
        }
        return sum * width / 3;
    }

    /**
     * What the best of so many offers is worth to who must take or leave each as it comes, offers drawn evenly from 0 to
     * 1: {@code V ← (1 + V²)/2}.
     *
     * @param offers at least 1
     * @return the value with one offer left, with two, and so on
     */
    public static double[] valuesWithoutRecall(int offers) {
        if (offers < 1) {
            throw new IllegalArgumentException("offers must be at least 1, and is " + offers);
        }
        double[] values = new double[offers];
        double value = 0;
        for (int left = 0; left < offers; left++) {
            value = (1 + value * value) / 2;
            values[left] = value;
        }
        return values;
    }

    /**
     * Something to look into: what may be inside, and what looking costs.
     *
     * @param prizes with their probabilities, which add up to 1
     * @param cost of opening it, positive
     */
    public record Box(List<Prize> prizes, double cost) {
        public Box {
            prizes = List.copyOf(prizes);
            requireProbabilities(prizes);
            if (!(cost > 0 && cost < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("cost must be positive and finite, and is " + cost);
            }
        }

        /**
         * The sure value at which opening it is just worth its cost. Whoever opens in the order of these indices, and stops
         * as soon as what was found is worth more than the next index, does best.
         *
         * <p>Source: Weitzman, <i>Optimal search for the best alternative</i>, Econometrica 47 (1979).
         */
        public double index() {
            List<Prize> best = prizes.stream()
                    .sorted(Comparator.comparingDouble(Prize::value).reversed())
                    .toList();
            double chance = 0;
            double expected = 0;
            double index = Double.NEGATIVE_INFINITY;
            for (int prize = 0; prize < best.size(); prize++) {
                chance += best.get(prize).probability();
                expected += best.get(prize).probability() * best.get(prize).value();
                index = Math.max(index, (expected - cost) / chance);
            }
            return index;
        }
    }

    /**
     * What a box may hold.
     *
     * @param probability above 0, at most 1
     * @param value finite
     */
    public record Prize(double probability, double value) {
        /**
         * Checks both.
         *
         * @throws IllegalArgumentException if the probability is not above 0 and at most 1, or the value is not finite
         */
        public Prize {
            if (!(probability > 0 && probability <= 1) || !Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "probability must be above 0 and at most 1 and value finite, and they are " + probability
                                + " and " + value);
            }
        }
    }

    static void requireProbabilities(List<Prize> prizes) {
        double sum = prizes.stream().mapToDouble(Prize::probability).sum();
        if (!(Math.abs(sum - 1) < 1e-9)) {
            throw new IllegalArgumentException("probabilities must add up to 1, and add up to " + sum);
        }
    }

    /**
     * What opening boxes in an order is expected to earn, stopping as soon as the best found is worth at least the index
     * of the next box.
     *
     * @param found what one has without opening any
     */
    public static double expected(List<Box> order, double found) {
        if (order.isEmpty() || found >= order.get(0).index()) {
            return found;
        }
        Box box = order.get(0);
        List<Box> rest = order.subList(1, order.size());
        return box.prizes().stream()
                        .mapToDouble(prize -> prize.probability() * expected(rest, Math.max(found, prize.value())))
                        .sum()
                - box.cost();
    }
}
