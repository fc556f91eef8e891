// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

import java.util.stream.IntStream;

/**
 * How values are spread over one side of a market. A value is named by its share: how much of the side has at most so much.
 * Values are amounts in one currency and one unit, the same throughout an experiment.
 *
 * @since 0.1.0
 */
public interface Distribution {
    /** The least value. */
    double least();

    /** The greatest value. */
    double most();

    /**
     * The least value that at least so large a share of the side does not exceed.
     *
     * @param share from 0 to 1
     */
    double quantile(double share);

    /**
     * The value of those just above a share; differs from {@link #quantile} only where one value ends and another begins.
     *
     * @param share from 0 to 1
     */
    default double quantileAbove(double share) {
        return quantile(share);
    }

    /** The share of the side whose value is below an amount. */
    double below(double amount);

    /** The average value. */
    double mean();

    /**
     * Shares from 0 to 1 that cut the side into cells; where values are discrete and few, a cell for each.
     *
     * @param most how many cells at most, at least 1
     */
    default double[] cuts(int most) {
        return IntStream.rangeClosed(0, most)
                .mapToDouble(cut -> (double) cut / most)
                .toArray();
    }

    /**
     * The same side where each value is multiplied and then moved.
     *
     * @param factor positive
     */
    default Distribution moved(double factor, double shift) {
        return new Moved(this, factor, shift);
    }

    /** The one value of all. */
    static Distribution always(double value) {
        return new Discrete(new double[] {value}, new double[] {1});
    }
}
