// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.utility;

import java.util.List;

/**
 * A summand of a utility: what the values of one issue, or of several together, are worth.
 *
 * @since 0.1.0
 */
public sealed interface UtilityPart permits PiecewiseLinear, ValueTable, Constraint, Dependent {
    /** The issues that it looks at, by their places, each once. */
    List<Integer> issues();

    /** What it adds to the utility of an outcome, which has a value for each of its issues. */
    double worth(List<Integer> outcome);

    /** This part times a weight, which may be negative. */
    UtilityPart times(double weight);

    /**
     * Checks that it fits into issues.
     *
     * @param values how many each issue has
     * @throws IllegalArgumentException if it names an issue or a value that there is not; the message names it
     */
    void requireFits(List<Integer> values);

    /** Checks that a weight, or what something is worth, is a finite number. */
    static double requireFinite(String name, double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(name + " must be finite, and is " + number);
        }
        return number + 0.0;
    }

    /** Checks that an issue is one of those that there are. */
    static void requireIssue(int issue, List<Integer> values) {
        if (issue < 0 || issue >= values.size()) {
            throw new IllegalArgumentException("there is no issue " + issue + ": there are " + values.size());
        }
    }
}
