// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.issues;

import java.util.List;

/**
 * All that a negotiator may know: its own utility and limit, the time, and what was offered aloud.
 *
 * @param utility its own
 * @param reservation the least that it would agree to, in that utility; no more than the best offer is worth
 * @param time from 0 at the start to 1 at the last move
 * @param own what it has offered
 * @param other what the other side has offered, the latest last
 * @since 0.1.0
 */
public record IssueSituation(
        IssueUtility utility, double reservation, double time, List<List<Integer>> own, List<List<Integer>> other) {
    /**
     * Checks that some offer can be made.
     *
     * @throws IllegalArgumentException if the reservation is not finite, or beyond the best offer; or if the time is not
     *     from 0 to 1
     */
    public IssueSituation {
        own = List.copyOf(own);
        other = List.copyOf(other);
        if (!(reservation <= utility.best() && reservation > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "reservation must be finite and at most " + utility.best() + ", and is " + reservation);
        }
        if (!(time >= 0 && time <= 1)) {
            throw new IllegalArgumentException("time must be from 0 to 1, and is " + time);
        }
    }

    /** What the other side's latest offer is worth; negative infinity before the first. */
    public double offered() {
        return other.isEmpty() ? Double.NEGATIVE_INFINITY : utility.of(other.get(other.size() - 1));
    }

    /** The other side's latest offer. */
    List<Integer> latest() {
        return other.get(other.size() - 1);
    }

    /** How far an offer is on the way from the reservation to the best; 1 where these are the same and it is worth that. */
    double share(List<Integer> offer) {
        double stake = utility.best() - reservation;
        double gain = utility.of(offer) - reservation;
        return stake > 0 ? gain / stake : gain >= 0 ? 1 : Double.NEGATIVE_INFINITY;
    }
}
