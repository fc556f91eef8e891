// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.utility;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What it is worth that some issues' values lie within ranges, all at once; nothing where one does not. A worth below 0 is
 * what its owner dislikes.
 *
 * @param ranges for each issue, by its place
 * @param worth finite
 * @since 0.1.0
 */
public record Constraint(SortedMap<Integer, Range> ranges, double worth) implements UtilityPart {
    /**
     * Values from one to another, both included.
     *
     * @param from at least 0
     * @param to at least {@code from}
     */
    public record Range(int from, int to) {
        /**
         * Checks that there is a value.
         *
         * @throws IllegalArgumentException if there is none
         */
        public Range {
            if (from < 0 || from > to) {
                throw new IllegalArgumentException("from must be at least 0 and at most " + to + ", and is " + from);
            }
        }

        boolean contains(int value) {
            return value >= from && value <= to;
        }
    }

    /**
     * Checks the worth.
     *
     * @throws IllegalArgumentException if no issue is named, or the worth is not finite
     */
    public Constraint {
        ranges = Collections.unmodifiableSortedMap(new TreeMap<>(ranges));
        worth = UtilityPart.requireFinite("worth of the constraint on " + ranges.keySet(), worth);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("a constraint must name an issue");
        }
    }

    @Override
    public List<Integer> issues() {
        return List.copyOf(ranges.keySet());
    }

    @Override
    public double worth(List<Integer> outcome) {
        for (Map.Entry<Integer, Range> range : ranges.entrySet()) {
            if (!range.getValue().contains(outcome.get(range.getKey()))) {
                return 0;
            }
        }
        return worth;
    }

    @Override
    public Constraint times(double weight) {
        return new Constraint(ranges, weight * worth);
    }

    @Override
    public void requireFits(List<Integer> values) {
        ranges.forEach((issue, range) -> {
            UtilityPart.requireIssue(issue, values);
            if (range.to() >= values.get(issue)) {
                throw new IllegalArgumentException(
                        "issue " + issue + " has " + values.get(issue) + " values, and a range ends at " + range.to());
            }
        });
    }
}
