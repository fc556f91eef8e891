// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

import java.util.Arrays;

/**
 * Values as they were observed: each observation counts the same.
 *
 * @since 0.1.0
 */
public final class Empirical implements Distribution {
    private final Discrete distinct;

    /**
     * Takes observations in any order, repetitions included.
     *
     * @throws IllegalArgumentException if there are none, or one is no finite amount
     */
    public Empirical(double[] observed) {
        double[] sorted = observed.clone();
        Arrays.sort(sorted);
        double[] values = new double[sorted.length];
        double[] weights = new double[sorted.length];
        int count = 0;
        for (double value : sorted) {
            if (count == 0 || values[count - 1] != value) {
                values[count++] = value;
            }
            weights[count - 1]++;
        }
        distinct = new Discrete(Arrays.copyOf(values, count), Arrays.copyOf(weights, count));
    }

    @Override
    public double least() {
        return distinct.least();
    }

    @Override
    public double most() {
        return distinct.most();
    }

    @Override
    public double quantile(double share) {
        return distinct.quantile(share);
    }

    @Override
    public double quantileAbove(double share) {
        return distinct.quantileAbove(share);
    }

    @Override
    public double below(double amount) {
        return distinct.below(amount);
    }

    @Override
    public double mean() {
        return distinct.mean();
    }

    @Override
    public double[] cuts(int most) {
        return distinct.cuts(most);
    }

    @Override
    public String toString() {
        return "Empirical[from " + least() + " to " + most() + "]";
    }
}
