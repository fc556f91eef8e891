// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The greatest sum of utilities after each party's was divided by how far its outcomes are spread. It is no bargaining rule:
 * outcomes that nobody would choose decide how much a party counts, and whoever counts little may end below its disagreement.
 * {@link Solution#below} then names it. Known to be chosen in practice, and here for comparison.
 *
 * <p>Source: Treutlein, <i>Modeling evidential cooperation in large worlds</i> (arXiv 2307.04879), example 7.
 *
 * @since 0.1.0
 */
public enum NormalisedSum {
    /**
     * Divides by the sum of the squares of the differences from the mean, as the source prints it. Stating a utility in another
     * unit changes the choice.
     */
    SUM_OF_SQUARES(false),
    /** Divides by the standard deviation; the unit makes no difference. */
    STANDARD_DEVIATION(true);

    private final boolean takesRoot;

    NormalisedSum(boolean takesRoot) {
        this.takesRoot = takesRoot;
    }

    /** The first outcome with the greatest sum; a party to which all outcomes are worth the same does not count. */
    public Solution choose(BargainingProblem problem) {
        List<Payoffs> outcomes = problem.outcomes();
        double[] weights = IntStream.range(0, problem.parties())
                .mapToDouble(party -> {
                    double squares = squares(outcomes, party);
                    double spread = takesRoot ? Math.sqrt(squares) : squares;
                    return spread > 0 ? 1 / spread : 0;
                })
                .toArray();
        int best = IntStream.range(0, outcomes.size())
                .reduce((one, other) ->
                        sum(outcomes.get(other), weights) > sum(outcomes.get(one), weights) ? other : one)
                .orElseThrow();
        TreeMap<Integer, Double> certain = new TreeMap<>();
        certain.put(best, 1.0);
        return Solution.of(outcomes.get(best), certain, problem.disagreement());
    }

    private static double squares(List<Payoffs> outcomes, int party) {
        double[] worths =
                outcomes.stream().mapToDouble(outcome -> outcome.of(party)).toArray();
        double mean = DoubleStream.of(worths).average().orElseThrow();
        return DoubleStream.of(worths)
                .map(worth -> (worth - mean) * (worth - mean))
                .average()
                .orElseThrow();
    }

    private static double sum(Payoffs outcome, double[] weights) {
        return IntStream.range(0, weights.length)
                .mapToDouble(party -> weights[party] * outcome.of(party))
                .sum();
    }
}
