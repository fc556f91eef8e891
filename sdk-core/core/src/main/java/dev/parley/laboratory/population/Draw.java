// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

/**
 * Who met at one listing.
 *
 * @param cost what the goods are worth to the seller
 * @param floor the gross price that leaves the seller, after the fee, with the cost
 * @param ranks for each buyer, in the order in which they come, its place among all from 0 to 1; breaks ties
 * @param signals what each buyer knows of the goods
 * @param values what the goods are worth to each buyer
 * @since 0.1.0
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares draws
public record Draw(double cost, double floor, double[] ranks, double[] signals, double[] values) {
    /** How many buyers came. */
    public int buyers() {
        return values.length;
    }

    /** What the best agreement is worth to all together: nothing where nobody values the goods above their cost. */
    public double firstBest() {
        double best = cost;
        for (double value : values) {
            best = Math.max(best, value);
        }
        return best - cost;
    }
}
