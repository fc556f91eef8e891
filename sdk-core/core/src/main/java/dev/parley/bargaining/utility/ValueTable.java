// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.utility;

import java.util.List;

/**
 * What each value of one issue is worth.
 *
 * @param issue by its place
 * @param worth of each value, finite
 * @since 0.1.0
 */
public record ValueTable(int issue, List<Double> worth) implements UtilityPart {
    /**
     * Checks what values are worth.
     *
     * @throws IllegalArgumentException if there is no value, or a worth is not finite
     */
    public ValueTable {
        worth = worth.stream()
                .map(value -> UtilityPart.requireFinite("worth of issue " + issue, value))
                .toList();
        if (worth.isEmpty()) {
            throw new IllegalArgumentException("issue " + issue + " must have a value");
        }
    }

    @Override
    public List<Integer> issues() {
        return List.of(issue);
    }

    @Override
    public double worth(List<Integer> outcome) {
        return worth.get(outcome.get(issue));
    }

    @Override
    public ValueTable times(double weight) {
        return new ValueTable(issue, worth.stream().map(value -> weight * value).toList());
    }

    @Override
    public void requireFits(List<Integer> values) {
        UtilityPart.requireIssue(issue, values);
        if (worth.size() != values.get(issue)) {
            throw new IllegalArgumentException(
                    "issue " + issue + " has " + values.get(issue) + " values, and its table has " + worth.size());
        }
    }
}
