// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.issues;

import dev.parley.bargaining.frontier.AdditiveFrontier;
import dev.parley.bargaining.frontier.Issues;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The offers among which a negotiator chooses: for each utility of its own the one that is best by a second measure, such as
 * likeness to the other side's latest offer, or what it is believed to be worth to the other. The offers are not listed;
 * the two measures' frontier is built issue by issue.
 *
 * @param frontier of one's own utility and the second measure
 * @since 0.1.0
 */
public record OfferSearch(AdditiveFrontier frontier) {
    /** Frontiers with more points are thinned out. */
    public static final int MOST_POINTS = 1 << 14;

    /**
     * Builds the frontier, exact where it has at most {@link #MOST_POINTS} points.
     *
     * @throws IllegalArgumentException if the two are not over the same issues and values
     */
    public static OfferSearch of(IssueUtility own, IssueUtility second) {
        return of(own, second, MOST_POINTS);
    }

    /** With another number of points, at least 2. */
    public static OfferSearch of(IssueUtility own, IssueUtility second, int mostPoints) {
        return new OfferSearch(AdditiveFrontier.of(issues(own, second), mostPoints));
    }

    /** The issues that two utilities are over. */
    static Issues issues(IssueUtility own, IssueUtility second) {
        if (!own.values().equals(second.values())) {
            throw new IllegalArgumentException(
                    "both must be over the same values, and are over " + own.values() + " and " + second.values());
        }
        Issues issues = new Issues();
        for (int issue = 0; issue < own.worth().size(); issue++) {
            issues.add(array(own, issue), array(second, issue));
        }
        return issues;
    }

    private static double[] array(IssueUtility utility, int issue) {
        return utility.worth().get(issue).stream().mapToDouble(worth -> worth).toArray();
    }

    /**
     * Among all offers worth at least a target to oneself, the best by the second measure. Where the frontier was thinned
     * out, no offer worth at least the target and {@link #error} more is better.
     *
     * @return the best offer for oneself where none is worth the target
     */
    public List<Integer> atLeast(double target) {
        int low = 0;
        int high = frontier.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (frontier.first(middle) >= target) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return IntStream.of(frontier.choice(low)).boxed().toList();
    }

    /** By how much an offer must be worth more than the target for the search to be sure of it; 0 where it is exact. */
    public double error() {
        return frontier.error();
    }
}
