// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.tournament;

import dev.parley.strategy.issues.IssueUtility;

/**
 * What two sides negotiate about.
 *
 * @param name as tables show it
 * @param first the utility of the side that offers first
 * @param firstReservation the least that this side agrees to
 * @param second the other side's utility, over the same values
 * @param secondReservation the least that it agrees to
 * @param most how many offers both may make together
 * @since 0.1.0
 */
public record Scenario(
        String name,
        IssueUtility first,
        double firstReservation,
        IssueUtility second,
        double secondReservation,
        int most) {
    /**
     * Checks that there is something to negotiate about.
     *
     * @throws IllegalArgumentException if the values differ, a reservation is not finite or beyond the best, or no offer may be
     *     made
     */
    public Scenario {
        if (!first.values().equals(second.values())) {
            throw new IllegalArgumentException("both sides must be over the same values, and are over " + first.values()
                    + " and " + second.values());
        }
        requireReservation(first, firstReservation);
        requireReservation(second, secondReservation);
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1, and is " + most);
        }
    }

    private static void requireReservation(IssueUtility utility, double reservation) {
        if (!(reservation <= utility.best() && reservation > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a reservation must be finite and at most " + utility.best() + ", and is " + reservation);
        }
    }

    /** The same with sides exchanged: who was second offers first. */
    public Scenario turned() {
        return new Scenario(
                name,
                /* first= */ second,
                /* firstReservation= */ secondReservation,
                /* second= */ first,
                /* secondReservation= */ firstReservation,
                most);
    }

    /** A side's utility: 0 is who offers first. */
    IssueUtility utility(int side) {
        return side == 0 ? first : second;
    }

    double reservation(int side) {
        return side == 0 ? firstReservation : secondReservation;
    }

    /** How far something is on a side's way from its reservation to its best; 0 where there is no way. */
    double share(int side, double worth) {
        double stake = utility(side).best() - reservation(side);
        return stake > 0 ? (worth - reservation(side)) / stake : 0;
    }
}
