// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.utility;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the values of one ordered issue are worth, such as a price of many ticks: straight between corners, level beyond the
 * outermost. No value is listed.
 *
 * @param issue by its place
 * @param corners what the values at the corners are worth, at least one, finite
 * @since 0.1.0
 */
public record PiecewiseLinear(int issue, SortedMap<Integer, Double> corners) implements UtilityPart {
    /**
     * Checks the corners.
     *
     * @throws IllegalArgumentException if there is none, one is below 0, or what one is worth is not finite
     */
    public PiecewiseLinear {
        SortedMap<Integer, Double> copy = new TreeMap<>();
        corners.forEach((value, worth) ->
                copy.put(value, UtilityPart.requireFinite("worth of value " + value + " of issue " + issue, worth)));
        if (copy.isEmpty() || copy.firstKey() < 0) {
            throw new IllegalArgumentException(
                    "corners of issue " + issue + " must be one or more values from 0 on, and are " + copy.keySet());
        }
        corners = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * A straight line.
     *
     * @param values how many the issue has, at least 1
     * @param first what the first is worth
     * @param last what the last is worth
     */
    public static PiecewiseLinear straight(int issue, int values, double first, double last) {
        SortedMap<Integer, Double> corners = new TreeMap<>(Map.of(0, first));
        corners.put(Math.max(0, values - 1), values == 1 ? first : last);
        return new PiecewiseLinear(issue, corners);
    }

    @Override
    public List<Integer> issues() {
        return List.of(issue);
    }

    @Override
    public double worth(List<Integer> outcome) {
        return worth(outcome.get(issue));
    }

    /** What a value is worth. */
    double worth(int value) {
        int low = -1;
        double lowWorth = 0;
        for (Map.Entry<Integer, Double> corner : corners.entrySet()) {
            int high = corner.getKey();
            double highWorth = corner.getValue();
            if (high >= value) {
                return low < 0 || high == value
                        ? highWorth
                        : lowWorth + (highWorth - lowWorth) * (value - low) / (high - low);
            }
            low = high;
            lowWorth = highWorth;
        }
        return lowWorth;
    }

    @Override
    public PiecewiseLinear times(double weight) {
        SortedMap<Integer, Double> copy = new TreeMap<>();
        corners.forEach((value, worth) -> copy.put(value, weight * worth));
        return new PiecewiseLinear(issue, copy);
    }

    @Override
    public void requireFits(List<Integer> values) {
        UtilityPart.requireIssue(issue, values);
        if (corners.lastKey() >= values.get(issue)) {
            throw new IllegalArgumentException("issue " + issue + " has " + values.get(issue)
                    + " values, and a corner is at " + corners.lastKey());
        }
    }
}
