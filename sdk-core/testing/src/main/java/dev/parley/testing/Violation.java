// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

/**
 * A law that a protocol broke.
 *
 * @param law which
 * @param sample the sample's name; empty when it concerns the declaration
 * @param seed the walk's seed: the same seed walks the same way
 * @param step the number of inputs taken before
 * @param what what happened
 * @since 0.1.0
 */
public record Violation(Law law, String sample, long seed, int step, String what) {
    @Override
    public String toString() {
        return law + " (" + law.sentence() + ") sample " + sample + ", seed " + seed + ", step " + step + ": " + what;
    }
}
