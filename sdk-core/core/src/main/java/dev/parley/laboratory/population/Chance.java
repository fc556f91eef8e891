// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

/**
 * Random numbers that a seed and the number of a stream decide. Streams are independent of each other, so that work may be
 * split among threads without changing what is drawn. Not for secrets: who sees a few numbers can tell the rest.
 *
 * <p>Source: Steele, Lea and Flood, <i>Fast splittable pseudorandom number generators</i> (2014), SplitMix64.
 *
 * @since 0.1.0
 */
public final class Chance {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /** A stream of a seed; the same two numbers always give the same stream. */
    public static Chance of(long seed, long stream) {
        return new Chance(mixed(mixed(seed + STEP) + mixed(stream * STEP + 1)));
    }

    /** The next number, evenly spread; above 0 and below 1. */
    public double next() {
        state += STEP;
        return ((mixed(state) >>> 12) + 0.5) * 0x1p-52;
    }

    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
