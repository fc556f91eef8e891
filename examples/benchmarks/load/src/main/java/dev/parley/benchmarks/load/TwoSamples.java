// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import java.util.Arrays;

/**
 * Whether two samples come from the same distribution: two-sample Kolmogorov–Smirnov, which sees any difference, and
 * Mann–Whitney, which sees a shift best. Both by their limits for large samples, two-sided.
 *
 * @param distance the greatest distance of the two distribution functions
 * @param distanceP how likely that much or more is where nothing differs
 * @param z the rank sum of the first sample, standardized, ties corrected; below zero where the first is less
 * @param rankP how likely that much or more is where nothing differs
 */
record TwoSamples(double medianOne, double medianTwo, double distance, double distanceP, double z, double rankP) {
    static TwoSamples of(double[] one, double[] two) {
        double[] ones = sorted(one);
        double[] twos = sorted(two);
        double distance = distance(ones, twos);
        double z = z(ones, twos);
        return new TwoSamples(
                ones[ones.length / 2],
                twos[twos.length / 2],
                distance,
                kolmogorov(distance * Math.sqrt((double) one.length * two.length / (one.length + two.length))),
                z,
                2 * normalTail(Math.abs(z)));
    }

    private static double[] sorted(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double distance(double[] ones, double[] twos) {
        double most = 0;
        int i = 0;
        int j = 0;
        while (i < ones.length && j < twos.length) {
            double value = Math.min(ones[i], twos[j]);
            while (i < ones.length && ones[i] == value) {
                i++;
            }
            while (j < twos.length && twos[j] == value) {
                j++;
            }
            most = Math.max(most, Math.abs((double) i / ones.length - (double) j / twos.length));
        }
        return most;
    }

    /** The tail of Kolmogorov's distribution (Smirnov 1948). */
    private static double kolmogorov(double x) {
        if (x < 0.2) {
            return 1;
        }
        double sum = 0;
        for (int k = 1; k <= 100; k++) {
            sum += (k % 2 == 1 ? 1 : -1) * Math.exp(-2.0 * k * k * x * x);
        }
        return Math.min(1, Math.max(0, 2 * sum));
    }

    private static double z(double[] ones, double[] twos) {
        double ranks = 0;
        double ties = 0;
        int i = 0;
        int j = 0;
        while (i < ones.length || j < twos.length) {
            double value = Math.min(
                    i < ones.length ? ones[i] : Double.POSITIVE_INFINITY,
                    j < twos.length ? twos[j] : Double.POSITIVE_INFINITY);
            int before = i + j;
            int first = i;
            while (i < ones.length && ones[i] == value) {
                i++;
            }
            while (j < twos.length && twos[j] == value) {
                j++;
            }
            double tied = i + j - before;
            ranks += (i - first) * (before + (tied + 1) / 2);
            ties += tied * tied * tied - tied;
        }
        double n = ones.length;
        double m = twos.length;
        double all = n + m;
        double variance = n * m / 12 * (all + 1 - ties / (all * (all - 1)));
        return (ranks - n * (all + 1) / 2) / Math.sqrt(variance);
    }

    /** The chance of more than that many standard deviations (Abramowitz and Stegun 26.2.17), for none or more. */
    private static double normalTail(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double polynomial =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.min(0.5, Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial);
    }
}
