// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.certificate;

import dev.parley.bargaining.Payoffs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A change of an agreement of several parties that costs nobody anything and gives somebody more.
 *
 * @param steps which issues change, and what each change is worth to whom
 * @param payoffs of the agreement after the trade
 * @since 0.1.0
 */
public record GroupTrade(List<Step> steps, Payoffs payoffs) {
    public GroupTrade {
        steps = List.copyOf(steps);
    }

    /**
     * Another value of one issue.
     *
     * @param issue by its place
     * @param from the value that was agreed
     * @param to the value that would be better
     * @param gains what each party gains by this step, below 0 where it gives
     */
    public record Step(int issue, int from, int to, Payoffs gains) {}

    /** Steps that are worth nothing to anybody are none. */
    static GroupTrade between(GroupUtilities utilities, List<Integer> deal, List<Integer> better) {
        List<Step> steps = new ArrayList<>();
        List<Integer> after = new ArrayList<>(deal);
        for (int issue = 0; issue < deal.size(); issue++) {
            double[] gains = new double[utilities.parties()];
            for (int party = 0; party < gains.length; party++) {
                gains[party] = utilities.worth(party, issue, better.get(issue))
                        - utilities.worth(party, issue, deal.get(issue));
            }
            if (DoubleStream.of(gains).anyMatch(gain -> gain != 0)) {
                steps.add(new Step(issue, deal.get(issue), better.get(issue), Payoffs.of(gains)));
                after.set(issue, better.get(issue));
            }
        }
        return new GroupTrade(steps, utilities.payoffs(after));
    }
}
