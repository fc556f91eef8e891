// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.issues;

import dev.parley.strategy.Search;

/**
 * Whether to take the other side's latest offer over several issues. Shares are of the way from one's reservation to one's best.
 *
 * <p>Source: Baarslag, Hindriks and Jonker (2014), as in {@link dev.parley.strategy.AcceptanceRule}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface IssueAcceptance {
    /**
     * Asked only of an offer that the reservation allows.
     *
     * @param next what an offer must be worth to be as good as one's own next one
     */
    boolean accepts(IssueSituation situation, double next);

    /** AC-next: takes what is worth at least one's own next offer. */
    static IssueAcceptance next() {
        return (situation, next) -> situation.offered() >= next;
    }

    /** AC-const: takes what is worth at least a share, from 0 to 1. */
    static IssueAcceptance constant(double share) {
        requireShare("share", share);
        return (situation, next) -> situation.share(situation.latest()) >= share;
    }

    /** AC-time: takes anything from a time on, from 0 to 1. */
    static IssueAcceptance from(double time) {
        requireShare("time", time);
        return (situation, next) -> situation.time() >= time;
    }

    /** AC-combi: AC-next, and from a time on also whatever is at least the best that the other side has offered so far. */
    static IssueAcceptance nextOrBestFrom(double time) {
        IssueAcceptance late = from(time);
        return next().or((situation, next) -> late.accepts(situation, next)
                && situation.other().stream()
                        .allMatch(offer -> situation.utility().of(offer) <= situation.offered()));
    }

    /**
     * Optimal stopping without recall, as {@link dev.parley.strategy.AcceptanceRule#optimalStopping} has it.
     *
     * @param moves how many offers the other side makes in all, at least 1
     */
    static IssueAcceptance optimalStopping(int moves) {
        double[] worth = Search.valuesWithoutRecall(moves);
        return (situation, next) -> {
            int left = Math.max(0, moves - situation.other().size());
            return situation.share(situation.latest()) >= (left == 0 ? 0 : worth[left - 1]);
        };
    }

    /** Takes what either rule takes. */
    default IssueAcceptance or(IssueAcceptance other) {
        return (situation, next) -> accepts(situation, next) || other.accepts(situation, next);
    }

    /** Takes what both rules take. */
    default IssueAcceptance and(IssueAcceptance other) {
        return (situation, next) -> accepts(situation, next) && other.accepts(situation, next);
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1, and is " + value);
        }
    }
}
