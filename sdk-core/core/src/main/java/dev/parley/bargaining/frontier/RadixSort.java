// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.frontier;

/** Sorts labels by whole numbers in linear time, equal numbers in the order in which they came. */
final class RadixSort {
    /** From how many on this is quicker than comparing. */
    static final int LEAST = 128;

    private static final int BITS = 11;
    private static final int DIGITS = 1 << BITS;

    private RadixSort() {}

    /** The labels in the order of their keys; the keys are overwritten. */
    static int[] of(long[] keys, int[] labels) {
        long[] from = keys;
        int[] fromLabels = labels.clone();
        long[] to = new long[keys.length];
        int[] toLabels = new int[keys.length];
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            if (!spread(from, fromLabels, to, toLabels, shift)) {
                continue;
            }
            long[] keysBefore = from;
            from = to;
            to = keysBefore;
            int[] labelsBefore = fromLabels;
            fromLabels = toLabels;
            toLabels = labelsBefore;
        }
        return fromLabels;
    }

    /** Spreads by one digit; not when all have the same, and then nothing is written. */
    private static boolean spread(long[] from, int[] fromLabels, long[] to, int[] toLabels, int shift) {
        int[] starts = new int[DIGITS + 1];
        for (long key : from) {
            starts[digit(key, shift) + 1]++;
        }
        if (starts[digit(from[0], shift) + 1] == from.length) {
            return false;
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            starts[digit + 1] += starts[digit];
        }
        for (int i = 0; i < from.length; i++) {
            int at = starts[digit(from[i], shift)]++;
            to[at] = from[i];
            toLabels[at] = fromLabels[i];
        }
        return true;
    }

    /** The highest digit has the sign, turned so that negative numbers come first. */
    private static int digit(long key, int shift) {
        return (int) ((key ^ Long.MIN_VALUE) >>> shift) & (DIGITS - 1);
    }
}
