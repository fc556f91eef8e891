// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.utility;

import java.util.List;

/**
 * What outcomes are worth to one party: a sum of parts. An issue that no part names is worth nothing whatever its value.
 *
 * @param values how many each issue has, at least one each
 * @param parts the summands
 * @since 0.1.0
 */
public record AdditiveUtility(List<Integer> values, List<UtilityPart> parts) {
    /** How many combinations of issues that depend on each other are looked through for the best and the worst. */
    static final int MOST_COMBINATIONS = 1 << 20;

    /**
     * Checks that the parts fit the issues.
     *
     * @throws IllegalArgumentException if there is no issue, one has no value, or a part does not fit
     */
    public AdditiveUtility {
        values = List.copyOf(values);
        parts = List.copyOf(parts);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one issue");
        }
        for (int issue = 0; issue < values.size(); issue++) {
            if (values.get(issue) < 1) {
                throw new IllegalArgumentException("issue " + issue + " must have a value");
            }
        }
        for (UtilityPart part : parts) {
            part.requireFits(values);
        }
    }

    /**
     * What an outcome is worth.
     *
     * @throws IllegalArgumentException if it is not one value of each issue
     */
    public double of(List<Integer> outcome) {
        requireOutcome(outcome);
        double sum = 0;
        for (UtilityPart part : parts) {
            sum += part.worth(outcome);
        }
        return sum;
    }

    /**
     * Checks that an outcome is one value of each issue.
     *
     * @throws IllegalArgumentException if it is not; the message names the issue
     */
    public void requireOutcome(List<Integer> outcome) {
        if (outcome.size() != values.size()) {
            throw new IllegalArgumentException(
                    "outcome must have a value for each of " + values.size() + " issues, and has " + outcome.size());
        }
        for (int issue = 0; issue < values.size(); issue++) {
            int value = outcome.get(issue);
            if (value < 0 || value >= values.get(issue)) {
                throw new IllegalArgumentException(
                        "issue " + issue + " has no value " + value + ": it has " + values.get(issue));
            }
        }
    }

    /** This utility times a weight. */
    public AdditiveUtility times(double weight) {
        return new AdditiveUtility(
                values, parts.stream().map(part -> part.times(weight)).toList());
    }

    /**
     * What the best outcome is worth.
     *
     * @throws IllegalArgumentException as {@link JointIssues#corners} does, where too many issues depend on each other
     */
    public double best() {
        return JointIssues.corners(List.of(this), MOST_COMBINATIONS).best(0);
    }

    /** What the worst outcome is worth; refuses as {@link #best} does. */
    public double worst() {
        return -times(-1).best();
    }
}
