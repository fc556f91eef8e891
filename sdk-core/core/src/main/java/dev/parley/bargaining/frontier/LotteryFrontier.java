// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.frontier;

import java.util.Arrays;

/**
 * The Pareto frontier of two parties' outcomes and of all lotteries over them: the upper right part of their convex hull.
 *
 * @param curve the frontier
 * @param outcomes which outcome each vertex of the curve is, as an index into the lists
 * @since 0.1.0
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares frontiers
public record LotteryFrontier(ConcaveCurve curve, int[] outcomes) {
    /**
     * The frontier of outcomes in a list, O(n log n).
     *
     * @param first the first party's utilities, finite, at least one
     * @param second the second party's, as many
     * @throws IllegalArgumentException as {@link ParetoFrontier#of} does, or if there is no outcome
     */
    public static LotteryFrontier of(double[] first, double[] second) {
        if (first.length == 0) {
            throw new IllegalArgumentException("there must be at least one outcome");
        }
        int[] pure = ParetoFrontier.of(first, second);
        int[] kept = new int[pure.length];
        int count = 0;
        for (int outcome : pure) {
            while (count > 1 && !turnsRight(first, second, kept[count - 2], kept[count - 1], outcome)) {
                count--;
            }
            kept[count++] = outcome;
        }
        int[] outcomes = Arrays.copyOf(kept, count);
        return new LotteryFrontier(new ConcaveCurve(at(first, outcomes), at(second, outcomes)), outcomes);
    }

    /** Whether the middle one lies above the line from one to the next. */
    private static boolean turnsRight(double[] first, double[] second, int from, int middle, int to) {
        double before = (second[middle] - second[from]) * (first[to] - first[middle]);
        double after = (second[to] - second[middle]) * (first[middle] - first[from]);
        return before > after;
    }

    private static double[] at(double[] utilities, int[] outcomes) {
        return Arrays.stream(outcomes)
                .mapToDouble(outcome -> utilities[outcome])
                .toArray();
    }
}
