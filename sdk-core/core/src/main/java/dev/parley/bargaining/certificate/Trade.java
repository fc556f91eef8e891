// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.certificate;

import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.frontier.Issues;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of an agreement that costs nobody anything and gives somebody more.
 *
 * @param steps which issues change, and what each change is worth to whom
 * @param payoffs of the agreement after the trade
 * @since 0.1.0
 */
public record Trade(List<Step> steps, Payoffs payoffs) {
    public Trade {
        steps = List.copyOf(steps);
    }

    /**
     * Another value of one issue.
     *
     * @param issue by its place
     * @param from the value that was agreed
     * @param to the value that would be better
     * @param first what the first party gains by this step, below 0 where it gives
     * @param second what the second gains
     */
    public record Step(int issue, int from, int to, double first, double second) {}

    /** Steps that are worth nothing to anybody are none. */
    static Trade between(Issues issues, int[] deal, int[] better) {
        List<Step> steps = new ArrayList<>();
        List<double[]> firsts = issues.firsts();
        List<double[]> seconds = issues.seconds();
        int[] after = deal.clone();
        for (int issue = 0; issue < deal.length; issue++) {
            double first = firsts.get(issue)[better[issue]] - firsts.get(issue)[deal[issue]];
            double second = seconds.get(issue)[better[issue]] - seconds.get(issue)[deal[issue]];
            if (first != 0 || second != 0) {
                steps.add(new Step(issue, deal[issue], better[issue], first, second));
                after[issue] = better[issue];
            }
        }
        return new Trade(steps, Payoffs.of(issues.first(after), issues.second(after)));
    }
}
