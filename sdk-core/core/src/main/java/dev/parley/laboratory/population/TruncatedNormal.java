// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

import java.util.Arrays;

/**
 * Values spread like a bell around a middle, and cut off at two amounts. The distribution is tabled at 4,097 amounts, with
 * Simpson's rule for the area between two of them and straight lines in between.
 *
 * @since 0.1.0
 */
public final class TruncatedNormal implements Distribution {
    private static final int CELLS = 4096;
    /** Beyond so many standard deviations nobody is left. */
    private static final double FAR = 9;

    private final double middle;
    private final double deviation;
    private final double[] amounts = new double[CELLS + 1];
    private final double[] shares = new double[CELLS + 1];
    private final double mean;

    /**
     * A bell.
     *
     * @param middle where it would be highest, were it not cut off
     * @param deviation its standard deviation before it is cut off, positive
     * @param least below {@code most}
     * @throws IllegalArgumentException if an amount does not fit, or less than a billionth of the bell is left
     */
    public TruncatedNormal(double middle, double deviation, double least, double most) {
        Amounts.requireFinite("middle", middle);
        Amounts.requirePositive("deviation", deviation);
        Amounts.requireRising(least, most);
        this.middle = middle;
        this.deviation = deviation;
        double from = Math.max(least, middle - FAR * deviation);
        double to = Math.min(most, middle + FAR * deviation);
        double weighted = from < to ? fill(from, to) : 0;
        double area = shares[CELLS];
        if (!(area > 1e-9 * Math.sqrt(2 * Math.PI) * deviation)) {
            throw new IllegalArgumentException("least and most leave nothing of the bell around " + middle);
        }
        for (int i = 0; i <= CELLS; i++) {
            shares[i] /= area;
        }
        mean = weighted / area;
    }

    /** Fills the table with areas; returns the area weighted by amount. */
    private double fill(double from, double to) {
        double width = (to - from) / CELLS;
        double weighted = 0;
        amounts[0] = from;
        for (int i = 0; i < CELLS; i++) {
            double left = amounts[i];
            double right = from + (i + 1) * width;
            double area = (density(left) + 4 * density((left + right) / 2) + density(right)) * width / 6;
            amounts[i + 1] = right;
            shares[i + 1] = shares[i] + area;
            weighted += area * (left + right) / 2;
        }
        return weighted;
    }

    private double density(double amount) {
        double away = (amount - middle) / deviation;
        return Math.exp(-away * away / 2);
    }

    @Override
    public double least() {
        return amounts[0];
    }

    @Override
    public double most() {
        return amounts[CELLS];
    }

    @Override
    public double quantile(double share) {
        return between(shares, amounts, share);
    }

    @Override
    public double below(double amount) {
        return between(amounts, shares, amount);
    }

    private static double between(double[] from, double[] to, double at) {
        int found = Arrays.binarySearch(from, at);
        if (found >= 0) {
            return to[found];
        }
        int next = -found - 1;
        if (next == 0 || next > CELLS) {
            return to[Math.min(next, CELLS)];
        }
        double part = (at - from[next - 1]) / (from[next] - from[next - 1]);
        return to[next - 1] + part * (to[next] - to[next - 1]);
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public String toString() {
        return "TruncatedNormal[middle=" + middle + ", deviation=" + deviation + ", least=" + least() + ", most="
                + most() + "]";
    }
}
