// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import dev.parley.bargaining.frontier.AdditiveFrontier;
import dev.parley.bargaining.frontier.ConcaveCurve;
import dev.parley.bargaining.frontier.IssueLotteries;
import dev.parley.bargaining.frontier.Issues;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a rule chooses of many issues between two parties, without lotteries and without listing the outcomes. Exact where the
 * issues' frontier is; elsewhere it says how much better another outcome could be. With lotteries {@link CurveSolution} on
 * {@link IssueLotteries} is exact at any number of issues.
 *
 * @param choice the value of each issue
 * @param payoffs what it gives the two parties
 * @param measure what the rule wants most of, here: the weighted product of gains (Nash); the lesser gain (egalitarian), or
 *     the lesser share of the ideal gains (Kalai and Smorodinsky); the sum of utilities, or of these shares
 * @param bound what no outcome exceeds in that measure; the measure itself where the frontier is exact
 * @since 0.1.0
 */
public record AdditiveSolution(List<Integer> choice, Payoffs payoffs, double measure, double bound) {
    /**
     * Finds it. Ideal gains are those of the outcomes found, each at most the frontier's error below the true one.
     *
     * @param disagreement of two parties
     * @param firstWeight the first party's share of the weight in the Nash solution, above 0 and below 1
     * @param mostPoints as {@link AdditiveFrontier#of} takes it
     * @return empty when the rule wants nobody below the disagreement and no outcome was found that does that; with a thinned
     *     frontier one may exist that leaves the first party at most the frontier's error above its disagreement
     * @throws IllegalArgumentException if the weight is not between 0 and 1, or there is no issue
     */
    public static Optional<AdditiveSolution> of(
            BargainingRule rule, Issues issues, Payoffs disagreement, double firstWeight, int mostPoints) {
        AdditiveFrontier frontier = AdditiveFrontier.of(issues, mostPoints);
        IssueLotteries lotteries = IssueLotteries.of(issues);
        int[] vertices =
                frontier.error() == 0 ? new int[0] : vertices(lotteries.curve(), rule, disagreement, firstWeight);
        return new Candidates(frontier, lotteries, vertices).solve(rule, disagreement, firstWeight);
    }

    /** How many vertices on either side of a place count. */
    private static final int NEAR = 8;

    /**
     * The vertices near what the rule chooses with lotteries, and near where its parties have least: along the frontier what a
     * rule wants most of rises and then falls, so none further away is better.
     */
    private static int[] vertices(ConcaveCurve curve, BargainingRule rule, Payoffs disagreement, double firstWeight) {
        double first = disagreement.of(0);
        double second = disagreement.of(1);
        DoubleStream ends = DoubleStream.of(0, curve.whereFirstHas(first), curve.whereSecondHas(second), curve.end());
        DoubleStream chosen = CurveSolution.of(rule, curve, first, second, firstWeight).stream()
                .mapToDouble(CurveSolution::place);
        return DoubleStream.concat(ends, chosen)
                .mapToInt(place -> (int) Math.floor(place))
                .flatMap(vertex -> IntStream.rangeClosed(vertex - NEAR, vertex + NEAR + 1))
                .filter(vertex -> vertex >= 0 && vertex < curve.vertices())
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * The outcomes among which is chosen: the frontier's points and, where it was thinned out, vertices of the frontier with
     * lotteries, which are outcomes too and close to the best where issues are many.
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares candidates
    private record Candidates(AdditiveFrontier frontier, IssueLotteries lotteries, int[] vertices) {
        Optional<AdditiveSolution> solve(BargainingRule rule, Payoffs disagreement, double firstWeight) {
            List<Payoffs> points = points();
            Measure measure = Measure.of(rule, points, disagreement, firstWeight);
            return new BargainingProblem(points, disagreement, List.of(firstWeight, 1 - firstWeight))
                    .solve(rule)
                    .map(solution -> {
                        double found = measure.of(solution.payoffs());
                        return new AdditiveSolution(
                                choice(solution.lottery().firstKey()),
                                solution.payoffs(),
                                found,
                                frontier.error() == 0 ? found : Math.max(found, bound(measure)));
                    });
        }

        private List<Payoffs> points() {
            ConcaveCurve curve = lotteries.curve();
            Stream<Payoffs> own = IntStream.range(0, frontier.size())
                    .mapToObj(point -> Payoffs.of(frontier.first(point), frontier.second(point)));
            Stream<Payoffs> near =
                    IntStream.of(vertices).mapToObj(vertex -> Payoffs.of(curve.first(vertex), curve.second(vertex)));
            return Stream.concat(own, near).toList();
        }

        private List<Integer> choice(int point) {
            int[] choice = point < frontier.size()
                    ? frontier.choice(point)
                    : lotteries.choice(vertices[point - frontier.size()]);
            return IntStream.of(choice).boxed().toList();
        }

        /**
         * Every outcome is at most the error beyond some point, and below the frontier with lotteries; where gains are
         * measured by ideals, which differ with lotteries, the first alone counts.
         */
        private double bound(Measure measure) {
            double beyond = IntStream.range(0, frontier.size())
                    .mapToDouble(point ->
                            measure.of(Payoffs.of(frontier.first(point) + frontier.error(), frontier.second(point))))
                    .max()
                    .orElseThrow();
            return switch (measure.rule()) {
                case KALAI_SMORODINSKY, RELATIVE_UTILITARIAN -> beyond;
                case NASH, EGALITARIAN, UTILITARIAN -> Math.min(beyond, withLotteries(measure));
            };
        }

        private double withLotteries(Measure measure) {
            Payoffs disagreement = measure.disagreement();
            return CurveSolution.of(
                            measure.rule(),
                            lotteries.curve(),
                            disagreement.of(0),
                            disagreement.of(1),
                            measure.firstWeight())
                    .map(solution -> measure.of(Payoffs.of(solution.first(), solution.second())))
                    .orElse(Double.POSITIVE_INFINITY);
        }
    }

    /** What a rule wants most of, with what one unit of each party's gain counts in it. */
    private record Measure(
            BargainingRule rule, Payoffs disagreement, double firstWeight, double firstIdeal, double secondIdeal) {
        static Measure of(BargainingRule rule, List<Payoffs> points, Payoffs disagreement, double firstWeight) {
            return new Measure(
                    rule,
                    disagreement,
                    firstWeight,
                    idealGain(points, disagreement, 0),
                    idealGain(points, disagreement, 1));
        }

        private static double idealGain(List<Payoffs> points, Payoffs disagreement, int party) {
            return points.stream()
                    .filter(point -> point.isAtLeast(disagreement))
                    .mapToDouble(point -> point.of(party) - disagreement.of(party))
                    .max()
                    .orElse(0);
        }

        double of(Payoffs payoffs) {
            double first = payoffs.of(0) - disagreement.of(0);
            double second = payoffs.of(1) - disagreement.of(1);
            return switch (rule) {
                case NASH -> Math.pow(Math.max(0, first), firstWeight) * Math.pow(Math.max(0, second), 1 - firstWeight);
                case KALAI_SMORODINSKY ->
                    Math.min(
                            share(first, firstIdeal, Double.POSITIVE_INFINITY),
                            share(second, secondIdeal, Double.POSITIVE_INFINITY));
                case EGALITARIAN -> Math.min(first, second);
                case UTILITARIAN -> payoffs.sum();
                case RELATIVE_UTILITARIAN -> share(first, firstIdeal, 0) + share(second, secondIdeal, 0);
            };
        }

        private static double share(double gain, double ideal, double whereNone) {
            return ideal > 0 ? gain / ideal : whereNone;
        }
    }
}
