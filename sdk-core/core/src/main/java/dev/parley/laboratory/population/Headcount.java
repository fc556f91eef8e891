// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How many buyers come to a listing. Whoever comes knows how many others do.
 *
 * @since 0.1.0
 */
public final class Headcount {
    /** So many buyers are enough for anybody. */
    public static final int MOST = 1_000;

    private final int most;
    private final double mean;
    /** The share of listings to which at most so many come. */
    private final double[] shares;

    private Headcount(double[] weights) {
        double all = Arrays.stream(weights).sum();
        shares = new double[weights.length];
        double sum = 0;
        double weighted = 0;
        for (int count = 0; count < weights.length; count++) {
            sum += weights[count];
            weighted += count * weights[count];
            shares[count] = sum / all;
        }
        most = weights.length - 1;
        mean = weighted / all;
        shares[most] = 1;
    }

    /** Always so many. */
    public static Headcount exactly(int buyers) {
        return between(buyers, buyers);
    }

    /** Each number from one to the other is as frequent as any. */
    public static Headcount between(int least, int most) {
        if (!(0 <= least && least <= most && most <= MOST)) {
            throw new IllegalArgumentException(
                    "numbers of buyers must rise from 0 to " + MOST + " at most, and are " + least + " and " + most);
        }
        return new Headcount(IntStream.rangeClosed(0, most)
                .mapToDouble(count -> count < least ? 0 : 1)
                .toArray());
    }

    /**
     * As observed.
     *
     * @param counts how many came to each listing, from 0 to {@link #MOST}
     */
    public static Headcount observed(int[] counts) {
        if (counts.length == 0 || Arrays.stream(counts).anyMatch(count -> count < 0 || count > MOST)) {
            throw new IllegalArgumentException("there must be counts, each from 0 to " + MOST);
        }
        double[] weights = new double[Arrays.stream(counts).max().orElseThrow() + 1];
        for (int count : counts) {
            weights[count]++;
        }
        return new Headcount(weights);
    }

    /** How many come at most. */
    public int most() {
        return most;
    }

    /** How many come on average. */
    public double mean() {
        return mean;
    }

    /** The share of listings to which exactly so many come. */
    public double share(int buyers) {
        return buyers < 0 || buyers > most ? 0 : shares[buyers] - (buyers == 0 ? 0 : shares[buyers - 1]);
    }

    /** Draws a number. */
    int draw(Chance chance) {
        double share = chance.next();
        int count = 0;
        while (shares[count] < share) {
            count++;
        }
        return count;
    }

    @Override
    public String toString() {
        return share(most) == 1 ? Integer.toString(most) : "at most " + most;
    }
}
