// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory;

/**
 * The mean and the spread of numbers that come one by one. Sums of squares are kept around the mean, so that large amounts
 * lose no digits.
 *
 * <p>Source: Welford (1962); Chan, Golub and LeVeque (1979) for two parts.
 */
final class Moments {
    private long count;
    private double mean;
    private double squares;

    void add(double number) {
        count++;
        double away = number - mean;
        mean += away / count;
        squares += away * (number - mean);
    }

    /** Adds what another has seen. */
    void add(Moments other) {
        if (other.count == 0) {
            return;
        }
        long both = count + other.count;
        double away = other.mean - mean;
        squares += other.squares + away * away * count * other.count / both;
        mean += away * other.count / both;
        count = both;
    }

    long count() {
        return count;
    }

    double mean() {
        return mean;
    }

    /** The variance of the numbers; 0 for fewer than two. */
    double variance() {
        return count < 2 ? 0 : squares / (count - 1);
    }

    Estimate estimate() {
        return Estimate.of(mean, Math.sqrt(variance() / Math.max(1, count)));
    }
}
