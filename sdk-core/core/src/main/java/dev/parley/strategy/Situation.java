// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy;

/**
 * All that a strategy may know: its own aim, the time, and what was offered aloud. Nothing of the other side's aim, and
 * nothing learnt for another principal.
 *
 * @param aim of its own side
 * @param time from 0 at the start to 1 at the last move
 * @param own what it has offered
 * @param other what the other side has offered
 * @since 0.1.0
 */
public record Situation(PriceAim aim, double time, Offers own, Offers other) {
    /** What the other side's latest offer is worth; negative infinity before the first. */
    public double offered() {
        return other.count() == 0 ? Double.NEGATIVE_INFINITY : aim.utility(other.last());
    }
}
