// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.frontier;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The Pareto frontier of two parties' outcomes in a list. Sort and sweep, O(n log n); before it, one pass throws away what
 * is dominated by the best of a coarse grid, which for most lists is nearly all.
 *
 * @since 0.1.0
 */
public final class ParetoFrontier {
    /** Columns of the grid for each outcome, and at most. */
    private static final int OUTCOMES_A_COLUMN = 16;

    private static final int MOST_COLUMNS = 1 << 14;

    private ParetoFrontier() {}

    /**
     * The frontier's outcomes, the first party's utility rising and the second's falling. Of outcomes with the same
     * utilities the one listed first stands for all.
     *
     * @param first the first party's utilities, finite
     * @param second the second party's, as many
     * @return indices into the lists; empty when these are empty
     * @throws IllegalArgumentException if the lists differ in length or a utility is not finite; the message names it
     */
    public static int[] of(double[] first, double[] second) {
        requireUtilities(first, second);
        int[] left = notDominatedByTheGrid(first, second);
        long[] keys = new long[left.length];
        for (int i = 0; i < left.length; i++) {
            keys[i] = sortable(first[left[i]]);
        }
        int[] byFirst = sorted(keys, left);
        return sweep(first, second, byFirst);
    }

    static void requireUtilities(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    first.length + " utilities of the first party and " + second.length + " of the second");
        }
        for (int outcome = 0; outcome < first.length; outcome++) {
            if (!Double.isFinite(first[outcome]) || !Double.isFinite(second[outcome])) {
                throw new IllegalArgumentException("the utilities of outcome " + outcome + " are " + first[outcome]
                        + " and " + second[outcome] + ", and must be finite");
            }
        }
    }

    /** Each column keeps the best of the second party; what is below a later column's best is dominated. */
    private static int[] notDominatedByTheGrid(double[] first, double[] second) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double utility : first) {
            low = Math.min(low, utility);
            high = Math.max(high, utility);
        }
        int columns = Math.min(MOST_COLUMNS, first.length / OUTCOMES_A_COLUMN);
        double scale = columns / (high - low);
        if (columns < 2 || !(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            return IntStream.range(0, first.length).toArray();
        }
        double[] best = new double[columns + 2];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        for (int outcome = 0; outcome < first.length; outcome++) {
            int column = (int) ((first[outcome] - low) * scale);
            best[column] = Math.max(best[column], second[outcome]);
        }
        for (int column = columns - 1; column >= 0; column--) {
            best[column] = Math.max(best[column], best[column + 1]);
        }
        return atLeastTheBestOfLaterColumns(first, second, low, scale, best);
    }

    private static int[] atLeastTheBestOfLaterColumns(
            double[] first, double[] second, double low, double scale, double[] best) {
        int[] left = new int[first.length];
        int count = 0;
        for (int outcome = 0; outcome < first.length; outcome++) {
            left[count] = outcome;
            count += second[outcome] > best[(int) ((first[outcome] - low) * scale) + 1] ? 1 : 0;
        }
        return Arrays.copyOf(left, count);
    }

    /** A whole number in the order of a finite double; -0 is 0. */
    private static long sortable(double utility) {
        long bits = Double.doubleToRawLongBits(utility + 0.0);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    /** The outcomes by their keys, and by their place in the list where keys are equal. */
    private static int[] sorted(long[] keys, int[] outcomes) {
        return keys.length < RadixSort.LEAST ? sortedByComparing(keys, outcomes) : RadixSort.of(keys, outcomes);
    }

    /** Each outcome goes before those with greater keys that came before it. */
    private static int[] sortedByComparing(long[] keys, int[] outcomes) {
        for (int next = 1; next < keys.length; next++) {
            long key = keys[next];
            int outcome = outcomes[next];
            int at = next;
            while (at > 0 && keys[at - 1] > key) {
                keys[at] = keys[at - 1];
                outcomes[at] = outcomes[at - 1];
                at--;
            }
            keys[at] = key;
            outcomes[at] = outcome;
        }
        return outcomes;
    }

    /** From the first party's best down: what gives the second more than all before. */
    private static int[] sweep(double[] first, double[] second, int[] byFirst) {
        int[] frontier = new int[byFirst.length];
        int from = frontier.length;
        double best = Double.NEGATIVE_INFINITY;
        for (int i = byFirst.length - 1; i >= 0; i--) {
            int outcome = byFirst[i];
            if (second[outcome] > best) {
                if (from < frontier.length && first[frontier[from]] == first[outcome]) {
                    from++;
                }
                best = second[outcome];
                frontier[--from] = outcome;
            } else if (second[outcome] == best && first[frontier[from]] == first[outcome]) {
                frontier[from] = outcome;
            }
        }
        return Arrays.copyOfRange(frontier, from, frontier.length);
    }
}
