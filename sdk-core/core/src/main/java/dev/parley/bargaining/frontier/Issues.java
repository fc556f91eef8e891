// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.frontier;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Issues that two parties decide together, each with values from which one is chosen; a party's utility is the sum of what
 * the chosen values give it. Nothing here lists the outcomes, of which there are as many as the product of the issues'
 * values.
 *
 * @since 0.1.0
 */
public final class Issues {
    private final List<double[]> first = new ArrayList<>();
    private final List<double[]> second = new ArrayList<>();

    /** No issue yet. */
    public Issues() {}

    /**
     * Adds an issue.
     *
     * @param firstUtilities what each value gives the first party, finite, at least one
     * @param secondUtilities what it gives the second, as many
     * @return this
     * @throws IllegalArgumentException as {@link ParetoFrontier#of} does, or if there is no value
     */
    public Issues add(double[] firstUtilities, double[] secondUtilities) {
        ParetoFrontier.requireUtilities(firstUtilities, secondUtilities);
        if (firstUtilities.length == 0) {
            throw new IllegalArgumentException("issue " + first.size() + " has no value");
        }
        first.add(firstUtilities.clone());
        second.add(secondUtilities.clone());
        return this;
    }

    /** How many issues there are. */
    public int size() {
        return first.size();
    }

    double[] first(int issue) {
        return first.get(issue);
    }

    double[] second(int issue) {
        return second.get(issue);
    }

    /** What each issue's values give the first party. */
    public List<double[]> firsts() {
        return first.stream().map(double[]::clone).toList();
    }

    /** What each issue's values give the second party. */
    public List<double[]> seconds() {
        return second.stream().map(double[]::clone).toList();
    }

    /** What a choice gives the first party. */
    public double first(int[] choice) {
        return sum(first, choice);
    }

    /** What a choice gives the second party. */
    public double second(int[] choice) {
        return sum(second, choice);
    }

    private static double sum(List<double[]> utilities, int[] choice) {
        return IntStream.range(0, choice.length)
                .mapToDouble(issue -> utilities.get(issue)[choice[issue]])
                .sum();
    }
}
