// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.utility;

import java.util.HashSet;
import java.util.List;

/**
 * What the values of several issues are worth together, such as a colour that matters with one body alone.
 *
 * @param issues by their places, each once
 * @param values how many each of these issues has
 * @param worth of each combination, finite; the last issue's value changes first
 * @since 0.1.0
 */
public record Dependent(List<Integer> issues, List<Integer> values, List<Double> worth) implements UtilityPart {
    /**
     * Checks that the table is whole.
     *
     * @throws IllegalArgumentException if an issue is named twice, or the table has not one finite worth a combination
     */
    public Dependent {
        issues = List.copyOf(issues);
        values = List.copyOf(values);
        List<Integer> named = issues;
        worth = worth.stream()
                .map(value -> UtilityPart.requireFinite("worth of issues " + named, value))
                .toList();
        if (issues.isEmpty() || new HashSet<>(issues).size() != issues.size() || values.size() != issues.size()) {
            throw new IllegalArgumentException("issues must be named once each with their number of values, and are "
                    + issues + " with " + values);
        }
        long combinations = 1;
        for (int count : values) {
            combinations = Math.multiplyExact(combinations, Math.max(0, (long) count));
        }
        if (combinations != worth.size()) {
            throw new IllegalArgumentException(
                    "issues " + issues + " have " + combinations + " combinations, and the table has " + worth.size());
        }
    }

    @Override
    public double worth(List<Integer> outcome) {
        int place = 0;
        for (int i = 0; i < issues.size(); i++) {
            place = place * values.get(i) + outcome.get(issues.get(i));
        }
        return worth.get(place);
    }

    @Override
    public Dependent times(double weight) {
        return new Dependent(
                issues, values, worth.stream().map(value -> weight * value).toList());
    }

    @Override
    public void requireFits(List<Integer> all) {
        for (int i = 0; i < issues.size(); i++) {
            UtilityPart.requireIssue(issues.get(i), all);
            if (!values.get(i).equals(all.get(issues.get(i)))) {
                throw new IllegalArgumentException("issue " + issues.get(i) + " has " + all.get(issues.get(i))
                        + " values, and a table has " + values.get(i));
            }
        }
    }
}
