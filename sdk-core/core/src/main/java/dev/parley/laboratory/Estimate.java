// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory;

/**
 * A number that was estimated from plays, and between which two numbers it lies in 95 of 100 repetitions.
 *
 * @param mean the estimate
 * @param low not above the estimate
 * @param high not below the estimate
 * @since 0.1.0
 */
public record Estimate(double mean, double low, double high) {
    /** So many standard errors to both sides hold 95 in 100 of a bell. */
    static final double Z = 1.959963984540054;

    /** An estimate with its standard error. */
    static Estimate of(double mean, double error) {
        return new Estimate(mean, mean - Z * error, mean + Z * error);
    }

    /**
     * A share of all plays, after Wilson (1927): its interval stays within 0 and 1, and is not empty where the share is 0
     * or 1.
     */
    static Estimate ofShare(long times, long plays) {
        double share = (double) times / plays;
        double weight = Z * Z / plays;
        double middle = (share + weight / 2) / (1 + weight);
        double half = Z / (1 + weight) * Math.sqrt(share * (1 - share) / plays + weight / (4 * plays));
        return new Estimate(share, Math.min(share, middle - half), Math.max(share, middle + half));
    }

    /** Whether a number is between the two ends. */
    public boolean covers(double number) {
        return low <= number && number <= high;
    }

    /** Whether all of the interval is above 0. */
    public boolean isPositive() {
        return low > 0;
    }

    /** Whether all of the interval is below 0. */
    public boolean isNegative() {
        return high < 0;
    }

    /** The estimate of this minus one that was made apart. */
    public Estimate minus(Estimate apart) {
        double error = Math.hypot((high - low) / 2, (apart.high - apart.low) / 2);
        return new Estimate(mean - apart.mean, mean - apart.mean - error, mean - apart.mean + error);
    }
}
