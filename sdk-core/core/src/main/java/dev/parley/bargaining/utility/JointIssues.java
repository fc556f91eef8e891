// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.utility;

import dev.parley.bargaining.frontier.Issues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The issues of one or more utilities, those that depend on each other for somebody taken together as one: utilities are sums
 * over such groups, and so frontiers and solutions are built without listing the outcomes. A combination is one value of each
 * issue of a group; a choice is one combination of each group, by its place.
 *
 * @since 0.1.0
 */
public final class JointIssues {
    private final List<AdditiveUtility> utilities;
    private final List<IssueGroup> groups;

    private JointIssues(List<AdditiveUtility> utilities, List<IssueGroup> groups) {
        this.utilities = utilities;
        this.groups = groups;
    }

    /**
     * All values of all issues.
     *
     * @param utilities of the parties, at least one, over the same values
     * @param most how many combinations all groups may have together
     * @throws IllegalArgumentException if the utilities are over different values, or there are more combinations; the message
     *     names the group that has most
     */
    public static JointIssues everyValue(List<AdditiveUtility> utilities, int most) {
        return of(utilities, most, /* cornersOnly= */ false);
    }

    /**
     * Of issues that no other depends on, and that are worth straight lines between corners to everybody, the corners alone: with
     * lotteries these have the same frontier, and every party's best and worst are among them. A price of 10⁸ ticks is two
     * values.
     *
     * @throws IllegalArgumentException as {@link #everyValue} does
     */
    public static JointIssues corners(List<AdditiveUtility> utilities, int most) {
        return of(utilities, most, /* cornersOnly= */ true);
    }

    private static JointIssues of(List<AdditiveUtility> utilities, int most, boolean cornersOnly) {
        List<Integer> values = utilities.get(0).values();
        for (AdditiveUtility utility : utilities) {
            if (!utility.values().equals(values)) {
                throw new IllegalArgumentException("utilities must be over the same values, and have " + values.size()
                        + " and " + utility.values().size() + " issues");
            }
        }
        List<IssueGroup> groups = IssueGroup.of(utilities, cornersOnly);
        long combinations = 0;
        IssueGroup largest = groups.get(0);
        for (IssueGroup group : groups) {
            combinations = Math.min(Long.MAX_VALUE / 2, combinations + group.combinations());
            largest = group.combinations() > largest.combinations() ? group : largest;
        }
        if (combinations > most) {
            throw new IllegalArgumentException("issues have more than " + most + " combinations that count; "
                    + largest.describe() + " alone have " + largest.combinations());
        }
        return new JointIssues(List.copyOf(utilities), groups);
    }

    /** How many groups there are. */
    public int size() {
        return groups.size();
    }

    /**
     * What each group's combinations are worth to a party.
     *
     * @param party by its place among the utilities
     */
    public List<double[]> worths(int party) {
        Integer[] outcome = new Integer[utilities.get(0).values().size()];
        List<double[]> worths = new ArrayList<>(groups.size());
        for (IssueGroup group : groups) {
            worths.add(group.worths(party, outcome));
        }
        return worths;
    }

    /** What {@code bargaining.frontier} and the solutions of many issues take: the utilities of the first two parties. */
    public Issues issues() {
        Issues issues = new Issues();
        List<double[]> first = worths(0);
        List<double[]> second = worths(1);
        for (int group = 0; group < groups.size(); group++) {
            issues.add(first.get(group), second.get(group));
        }
        return issues;
    }

    /** What the best choice is worth to a party. */
    public double best(int party) {
        double sum = 0;
        for (double[] worths : worths(party)) {
            sum += DoubleStream.of(worths).max().orElseThrow();
        }
        return sum;
    }

    /** The outcome that a choice stands for. */
    public List<Integer> outcome(List<Integer> choice) {
        Integer[] outcome = new Integer[utilities.get(0).values().size()];
        for (int group = 0; group < groups.size(); group++) {
            groups.get(group).put(choice.get(group), outcome);
        }
        return Arrays.asList(outcome);
    }

    /**
     * The choice that stands for an outcome.
     *
     * @throws IllegalArgumentException if the outcome is none, or has a value that is not a corner where only these count
     */
    public List<Integer> choice(List<Integer> outcome) {
        utilities.get(0).requireOutcome(outcome);
        List<Integer> choice = new ArrayList<>();
        for (IssueGroup group : groups) {
            choice.add(group.combination(outcome));
        }
        return choice;
    }
}
