// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * What one side states, a bid or an ask, by what it knows: what the goods are worth to it, or its floor. Straight lines between some
 * amounts; before the first and after the last of them the nearest one's price.
 */
final class StatedPrices {
    private final double[] known;
    private final double[] stated;

    private StatedPrices(double[] known, double[] stated) {
        this.known = known;
        this.stated = stated;
    }

    /**
     * The prices of a path.
     *
     * @param known what whoever states a point's price knows, which never falls along the path; who know the same state the mean
     */
    static StatedPrices along(PricePath path, ToDoubleFunction<PricePath.Point> known) {
        double[] amounts = new double[path.points().size()];
        double[] prices = new double[amounts.length];
        int count = 0;
        int alike = 0;
        for (PricePath.Point point : path.points()) {
            double amount = known.applyAsDouble(point);
            if (count > 0 && amount <= amounts[count - 1]) {
                alike++;
                prices[count - 1] += (point.price() - prices[count - 1]) / alike;
            } else {
                amounts[count] = amount;
                prices[count] = point.price();
                count++;
                alike = 1;
            }
        }
        return new StatedPrices(Arrays.copyOf(amounts, count), Arrays.copyOf(prices, count));
    }

    /** What somebody states who knows an amount. */
    double of(double amount) {
        int found = Arrays.binarySearch(known, amount);
        if (found >= 0) {
            return stated[found];
        }
        int next = -found - 1;
        if (next == 0 || next == known.length) {
            return stated[Math.min(next, known.length - 1)];
        }
        double part = (amount - known[next - 1]) / (known[next] - known[next - 1]);
        return stated[next - 1] + part * (stated[next] - stated[next - 1]);
    }
}
