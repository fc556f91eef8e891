// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.issues;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two negotiators take turns until one accepts or the offers are used up; the last offer, made at time 1, can still be
 * answered.
 *
 * @param agreement what was agreed; empty without an agreement
 * @param offers how many offers were made
 * @since 0.1.0
 */
public record IssueDuel(Optional<List<Integer>> agreement, int offers) {
    /**
     * One side.
     *
     * @param reservation the least that it would agree to
     */
    public record Side(IssueStrategy negotiator, IssueUtility utility, double reservation) {}

    /**
     * Plays.
     *
     * @param most how many offers both sides may make together, at least 1
     */
    public static IssueDuel of(Side first, Side second, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1, and is " + most);
        }
        List<List<Integer>> own = new ArrayList<>();
        List<List<Integer>> other = new ArrayList<>();
        for (int made = 0; made <= most; made++) {
            Side side = made % 2 == 0 ? first : second;
            double time = made >= most - 1 ? 1 : (double) made / (most - 1);
            IssueNegotiator.Choice choice =
                    side.negotiator().decide(new IssueSituation(side.utility(), side.reservation(), time, own, other));
            if (choice.accepts()) {
                return new IssueDuel(Optional.of(other.get(other.size() - 1)), made);
            }
            own.add(choice.offer().orElseThrow());
            List<List<Integer>> turned = own;
            own = other;
            other = turned;
        }
        return new IssueDuel(Optional.empty(), most);
    }
}
