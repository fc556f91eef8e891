// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A few values, each with its weight.
 *
 * @since 0.1.0
 */
public final class Discrete implements Distribution {
    private final double[] values;
    /** The share with at most each value; 1 at the last. */
    private final double[] shares;

    private final double mean;

    /**
     * Values with weights.
     *
     * @param values rising, at least one
     * @param weights positive, one for each value; they need not add up to 1
     * @throws IllegalArgumentException if values do not rise or a weight is not positive
     */
    public Discrete(double[] values, double[] weights) {
        if (values.length == 0 || values.length != weights.length) {
            throw new IllegalArgumentException("there must be a weight for each value, and a value");
        }
        this.values = values.clone();
        this.shares = new double[values.length];
        double all = DoubleStream.of(weights).sum();
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < values.length; i++) {
            Amounts.requireFinite("values[" + i + "]", values[i]);
            Amounts.requirePositive("weights[" + i + "]", weights[i]);
            if (i > 0 && values[i] <= values[i - 1]) {
                throw new IllegalArgumentException("values must rise, and values[" + i + "] is " + values[i]);
            }
            sum += weights[i];
            shares[i] = sum / all;
            weighted += weights[i] * values[i];
        }
        shares[values.length - 1] = 1;
        mean = weighted / all;
    }

    @Override
    public double least() {
        return values[0];
    }

    @Override
    public double most() {
        return values[values.length - 1];
    }

    @Override
    public double quantile(double share) {
        int found = Arrays.binarySearch(shares, share);
        return values[Math.min(found >= 0 ? found : -found - 1, values.length - 1)];
    }

    @Override
    public double quantileAbove(double share) {
        int found = Arrays.binarySearch(shares, share);
        return values[Math.min(found >= 0 ? found + 1 : -found - 1, values.length - 1)];
    }

    @Override
    public double below(double amount) {
        int found = Arrays.binarySearch(values, amount);
        int first = found >= 0 ? found : -found - 1;
        return first == 0 ? 0 : shares[first - 1];
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double[] cuts(int most) {
        double[] cuts = new double[Math.min(most, shares.length) + 1];
        for (int cut = 1; cut < cuts.length; cut++) {
            cuts[cut] = shares[(int) ((long) cut * shares.length / (cuts.length - 1)) - 1];
        }
        return cuts;
    }

    @Override
    public String toString() {
        return "Discrete[" + values.length + " values from " + least() + " to " + most() + "]";
    }
}
