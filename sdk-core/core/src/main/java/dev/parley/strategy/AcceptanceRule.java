// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy;

/**
 * Whether to take the other side's latest offer.
 *
 * <p>Source: Baarslag, Hindriks and Jonker, <i>Effective acceptance conditions in real-time automated negotiation</i>
 * (2014).
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface AcceptanceRule {
    /**
     * Asked only of an offer that the reservation allows.
     *
     * @param next the utility of what would be offered instead
     */
    boolean accepts(Situation situation, double next);

    /** AC-next: takes what is worth at least one's own next offer. */
    static AcceptanceRule next() {
        return (situation, next) -> situation.offered() >= next;
    }

    /** AC-const: takes what is worth at least so much, from 0 to 1. */
    static AcceptanceRule constant(double utility) {
        if (!(utility >= 0 && utility <= 1)) {
            throw new IllegalArgumentException("utility must be from 0 to 1, and is " + utility);
        }
        return (situation, next) -> situation.offered() >= utility;
    }

    /** AC-time: takes anything from a time on, from 0 to 1. */
    static AcceptanceRule from(double time) {
        if (!(time >= 0 && time <= 1)) {
            throw new IllegalArgumentException("time must be from 0 to 1, and is " + time);
        }
        return (situation, next) -> situation.time() >= time;
    }

    /** AC-combi: AC-next, and from a time on also whatever is at least the best that the other side has offered so far. */
    static AcceptanceRule nextOrBestFrom(double time) {
        AcceptanceRule late = from(time);
        return next().or((situation, next) -> late.accepts(situation, next) && isTheBestSoFar(situation));
    }

    private static boolean isTheBestSoFar(Situation situation) {
        Offers other = situation.other();
        for (int i = 0; i < other.count(); i++) {
            if (situation.aim().prefers(other.get(i), other.last())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Optimal stopping without recall: takes what is worth at least what is expected of the offers that are left, each
     * drawn evenly from 0 to 1.
     *
     * @param moves how many offers the other side makes in all, at least 1
     */
    static AcceptanceRule optimalStopping(int moves) {
        double[] worth = Search.valuesWithoutRecall(moves);
        return (situation, next) -> {
            int left = Math.max(0, moves - situation.other().count());
            return situation.offered() >= (left == 0 ? 0 : worth[left - 1]);
        };
    }

    /** Takes what either rule takes. */
    default AcceptanceRule or(AcceptanceRule other) {
        return (situation, next) -> accepts(situation, next) || other.accepts(situation, next);
    }

    /** Takes what both rules take. */
    default AcceptanceRule and(AcceptanceRule other) {
        return (situation, next) -> accepts(situation, next) && other.accepts(situation, next);
    }
}
