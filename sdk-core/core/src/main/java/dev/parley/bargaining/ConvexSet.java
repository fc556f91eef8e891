// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import dev.parley.bargaining.frontier.ConcaveCurve;
import dev.parley.bargaining.frontier.LotteryFrontier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A convex set of two parties' payoffs, known by its best point in every direction. Solutions are found by cutting
 * corners: between known points the frontier is a chord, and where the solution lies on a chord, the best point across it
 * takes its place, until none is further out than rounding.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ConvexSet {
    /**
     * The point of the set with the greatest weighted sum.
     *
     * @param firstWeight of the first party's utility, at least 0
     * @param secondWeight of the second's, at least 0; not both are 0
     * @return the two utilities
     */
    double[] best(double firstWeight, double secondWeight);

    /**
     * The point that a rule chooses. The rule's own measure, such as the product of gains, is right to about twelve digits;
     * where it is flat, the utilities are known to half as many.
     *
     * @param disagreement of two parties
     * @param firstWeight as {@link CurveSolution#of} takes it
     * @return the two utilities; empty when no point gives both at least their disagreement and the rule wants that
     */
    default Optional<Payoffs> solve(BargainingRule rule, Payoffs disagreement, double firstWeight) {
        List<double[]> known = new ArrayList<>(List.of(best(1, 0), best(0, 1), best(1, 1)));
        while (true) {
            ConcaveCurve curve = curve(known);
            Optional<CurveSolution> found =
                    CurveSolution.of(rule, curve, disagreement.of(0), disagreement.of(1), firstWeight);
            List<double[]> further = new ArrayList<>();
            addAcross(curve, curve.whereFirstHas(disagreement.of(0)), further);
            addAcross(curve, curve.whereSecondHas(disagreement.of(1)), further);
            found.ifPresent(solution -> addAcross(curve, solution.place(), further));
            if (further.isEmpty() || known.size() > MOST_POINTS) {
                return found.map(solution -> Payoffs.of(solution.first(), solution.second()));
            }
            known.addAll(further);
        }
    }

    /**
     * The set with each party's utility multiplied: what one type's actions give another counts as often as that type is
     * expected to occur.
     *
     * @param first above 0
     * @param second above 0
     */
    default ConvexSet times(double first, double second) {
        if (!(first > 0 && second > 0)) {
            throw new IllegalArgumentException("factors must be above 0, and are " + first + " and " + second);
        }
        return (firstWeight, secondWeight) -> {
            double[] best = best(first * firstWeight, second * secondWeight);
            return new double[] {first * best[0], second * best[1]};
        };
    }

    /** All sums of a point of this set and one of another: what two who act apart can reach together. */
    default ConvexSet plus(ConvexSet other) {
        return (firstWeight, secondWeight) -> {
            double[] one = best(firstWeight, secondWeight);
            double[] more = other.best(firstWeight, secondWeight);
            return new double[] {one[0] + more[0], one[1] + more[1]};
        };
    }

    /** More than any smooth set takes: each point halves the gap between chord and frontier at least. */
    int MOST_POINTS = 1_000;

    private static ConcaveCurve curve(List<double[]> points) {
        return LotteryFrontier.of(
                        points.stream().mapToDouble(point -> point[0]).toArray(),
                        points.stream().mapToDouble(point -> point[1]).toArray())
                .curve();
    }

    /** Looks across the chord at a place, and across both where chords meet. */
    private void addAcross(ConcaveCurve curve, double place, List<double[]> further) {
        int before = (int) Math.ceil(place) - 1;
        int after = (int) Math.floor(place);
        for (int vertex = before; vertex <= after; vertex++) {
            if (vertex >= 0 && vertex + 1 < curve.vertices()) {
                addAcross(curve, vertex, further);
            }
        }
    }

    private void addAcross(ConcaveCurve curve, int vertex, List<double[]> further) {
        double firstWeight = curve.second(vertex) - curve.second(vertex + 1.0);
        double secondWeight = curve.first(vertex + 1.0) - curve.first(vertex);
        double[] best = best(firstWeight, secondWeight);
        double[] chord = {curve.first(vertex), curve.second(vertex)};
        double out = firstWeight * (best[0] - chord[0]) + secondWeight * (best[1] - chord[1]);
        double size = firstWeight * (1 + Math.abs(chord[0])) + secondWeight * (1 + Math.abs(chord[1]));
        if (out > 1e-15 * size) {
            further.add(best);
        }
    }
}
