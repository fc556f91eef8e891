// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.issues;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the other side's offers let one believe of its utility. A pure function of these offers: nothing that was learnt for
 * anybody else is in it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface OpponentModel {
    /**
     * The estimate, in any unit.
     *
     * @param values how many each issue has
     * @param offers what the other side has offered, the latest last; none yet tells nothing
     */
    IssueUtility estimate(List<Integer> values, List<List<Integer>> offers);

    /**
     * The nearer to the other side's latest offer, the better for it, whatever it wants: one trades along one's own
     * indifference curve towards it. The values of each issue are in an order, and differ by their places.
     *
     * <p>Source: Faratin, Sierra and Jennings, <i>Using similarity criteria to make issue trade-offs in automated
     * negotiations</i>, Artificial Intelligence 142 (2002).
     *
     * @param weights of the issues, at least 0: how much each is believed to matter to the other side
     * @throws IllegalArgumentException if a weight is not finite and at least 0
     */
    static OpponentModel similarity(List<Double> weights) {
        List<Double> each = List.copyOf(weights);
        if (each.stream().anyMatch(weight -> !(weight >= 0 && weight < Double.POSITIVE_INFINITY))) {
            throw new IllegalArgumentException("weights must be finite and at least 0, and are " + weights);
        }
        return (values, offers) ->
                offers.isEmpty() ? IssueUtility.nothing(values) : likeness(each, values, offers.get(offers.size() - 1));
    }

    private static IssueUtility likeness(List<Double> weights, List<Integer> values, List<Integer> offer) {
        return new IssueUtility(IntStream.range(0, values.size())
                .mapToObj(issue -> IntStream.range(0, values.get(issue))
                        .mapToObj(value -> weights.get(issue) * likeness(values.get(issue), value, offer.get(issue)))
                        .toList())
                .toList());
    }

    private static double likeness(int values, int one, int other) {
        return values == 1 ? 1 : 1 - (double) Math.abs(one - other) / (values - 1);
    }

    /**
     * Counts: what the other side keeps offering it likes, and an issue that it does not move on matters to it.
     *
     * <p>Source: van Krimpen, Looije and Hajizadeh, <i>HardHeaded</i>, in Complex Automated Negotiations (2013): each issue
     * starts with the same weight and gains {@code learning}, divided by the number of issues, each time that it stays the
     * same from one offer to the next; a value is worth its count through the largest.
     *
     * @param learning above 0, at most 1; the source has .2
     */
    static OpponentModel frequency(double learning) {
        if (!(learning > 0 && learning <= 1)) {
            throw new IllegalArgumentException("learning must be above 0 and at most 1, and is " + learning);
        }
        return (values, offers) -> new FrequencyCount(values, offers, learning).estimate();
    }

    /**
     * Learns by Bayes' rule which value of each issue the other side likes best and how much the issue matters, believing
     * that it asks for all at first and for a little less in each later offer.
     *
     * <p>Source: Hindriks and Tykhonov, <i>Opponent modelling in automated multi-issue negotiation using Bayesian learning</i>
     * (2008), the variant that learns each issue apart.
     *
     * @param concession how much less of its best each offer asks for than the one before, at least 0 and below 1
     * @param spread how far from that an offer may be, as a standard deviation, above 0
     */
    static OpponentModel bayesian(double concession, double spread) {
        if (!(concession >= 0 && concession < 1) || !(spread > 0 && spread < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "concession must be at least 0 and below 1, and spread above 0, and they are " + concession
                            + " and " + spread);
        }
        return (values, offers) ->
                new BayesianBeliefs(values, concession, spread).learn(offers).estimate();
    }
}
