// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.issues;

import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the values of issues are worth: a sum over the issues. An offer is one value of each issue, by its place.
 *
 * @param worth of each issue's values, finite
 * @since 0.1.0
 */
public record IssueUtility(List<List<Double>> worth) {
    /**
     * Checks that there is something to choose.
     *
     * @throws IllegalArgumentException if there is no issue, an issue has no value, or a worth is not finite
     */
    public IssueUtility {
        worth = worth.stream().map(List::copyOf).toList();
        if (worth.isEmpty() || worth.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("there must be at least one issue, and each must have a value");
        }
        if (worth.stream().flatMap(List::stream).anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException("worth must be finite, and is " + worth);
        }
    }

    /** One array for each issue. */
    public static IssueUtility of(double[]... worth) {
        return new IssueUtility(Stream.of(worth)
                .map(values -> DoubleStream.of(values).boxed().toList())
                .toList());
    }

    /** Nothing is worth anything. */
    static IssueUtility nothing(List<Integer> values) {
        return new IssueUtility(
                values.stream().map(count -> Collections.nCopies(count, 0.0)).toList());
    }

    /** How many values each issue has. */
    public List<Integer> values() {
        return worth.stream().map(List::size).toList();
    }

    /**
     * What an offer is worth.
     *
     * @throws IllegalArgumentException if it is not one value of each issue
     */
    public double of(List<Integer> offer) {
        requireOffer(offer);
        return IntStream.range(0, worth.size())
                .mapToDouble(issue -> worth.get(issue).get(offer.get(issue)))
                .sum();
    }

    private void requireOffer(List<Integer> offer) {
        boolean fits = offer.size() == worth.size()
                && IntStream.range(0, offer.size())
                        .allMatch(issue -> offer.get(issue) >= 0
                                && offer.get(issue) < worth.get(issue).size());
        if (!fits) {
            throw new IllegalArgumentException(
                    "offer must be one value of each issue of " + values() + ", and is " + offer);
        }
    }

    /** What the best offer is worth. */
    public double best() {
        return worth.stream().mapToDouble(Collections::max).sum();
    }

    /** What the worst offer is worth. */
    public double worst() {
        return worth.stream().mapToDouble(Collections::min).sum();
    }

    /**
     * This estimate of the other side's utility; what it tells not apart, the other side is taken to like in the order opposite to
     * this side's, so that a concession is one.
     */
    IssueUtility elseOppositeTo(IssueUtility own) {
        double ownRange = own.best() - own.worst();
        double range = best() - worst();
        double little = ownRange == 0 ? 0 : (range == 0 ? 1 : 1e-9 * range) / ownRange;
        return new IssueUtility(IntStream.range(0, worth.size())
                .mapToObj(issue -> IntStream.range(0, worth.get(issue).size())
                        .mapToObj(value -> worth.get(issue).get(value)
                                - little * own.worth().get(issue).get(value))
                        .toList())
                .toList());
    }
}
