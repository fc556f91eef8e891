// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import dev.parley.bargaining.ProgramSolver.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * All lotteries over a problem's outcomes. A lottery is a probability for each outcome, or for some in a given order.
 *
 * @param unit in which gains are counted here: the largest gain or loss of all, so that the problem's units make no difference
 *     to a solver
 */
record LotterySpace(BargainingProblem problem, double unit) {
    /** How far a solver's answers may be off, relative to the size of the gains. */
    static final double TOLERANCE = 1e-9;

    LotterySpace(BargainingProblem problem) {
        this(problem, largest(problem));
    }

    private static double largest(BargainingProblem problem) {
        double largest = problem.outcomes().stream()
                .flatMapToDouble(outcome ->
                        DoubleStream.of(outcome.minus(problem.disagreement()).toArray()))
                .map(Math::abs)
                .max()
                .orElseThrow();
        return largest == 0 ? 1 : largest;
    }

    int outcomes() {
        return problem.outcomes().size();
    }

    List<Integer> all() {
        return IntStream.range(0, outcomes()).boxed().toList();
    }

    /** A number for each party. */
    double[] ofParties(IntToDoubleFunction number) {
        return IntStream.range(0, problem.parties()).mapToDouble(number).toArray();
    }

    double gain(int outcome, int party) {
        return (problem.outcomes().get(outcome).of(party)
                        - problem.disagreement().of(party))
                / unit;
    }

    /** What a party gains in each of some outcomes. */
    double[] gains(List<Integer> among, int party) {
        return among.stream().mapToDouble(outcome -> gain(outcome, party)).toArray();
    }

    /** What a party gains in expectation. */
    double gainOf(double[] lottery, int party) {
        return dot(gains(all(), party), lottery);
    }

    /** The largest gain or loss of a party. */
    double size(int party) {
        return DoubleStream.of(gains(all(), party)).map(Math::abs).max().orElse(0);
    }

    /** That probabilities of some outcomes add up to 1, and each party gains at least so much. */
    List<Row> rows(List<Integer> among, double[] least) {
        List<Row> rows = new ArrayList<>();
        double[] ones = new double[among.size()];
        Arrays.fill(ones, 1);
        rows.add(Row.exactly(ones, 1));
        for (int party = 0; party < least.length; party++) {
            if (least[party] > Double.NEGATIVE_INFINITY) {
                rows.add(Row.atLeast(gains(among, party), least[party]));
            }
        }
        return rows;
    }

    /** Probabilities of some outcomes as a lottery over all, rid of what a solver's rounding left. */
    double[] spread(List<Integer> among, double[] probabilities) {
        double[] lottery = new double[outcomes()];
        for (int i = 0; i < probabilities.length; i++) {
            lottery[among.get(i)] = Math.max(0, probabilities[i]);
        }
        double sum = DoubleStream.of(lottery).sum();
        return DoubleStream.of(lottery).map(probability -> probability / sum).toArray();
    }

    Solution solution(double[] lottery) {
        SortedMap<Integer, Double> probabilities = new TreeMap<>();
        Payoffs payoffs = problem.outcomes().get(0).times(0);
        for (int outcome = 0; outcome < lottery.length; outcome++) {
            if (lottery[outcome] > 0) {
                probabilities.put(outcome, lottery[outcome]);
                payoffs = payoffs.plus(problem.outcomes().get(outcome).times(lottery[outcome]));
            }
        }
        return Solution.of(payoffs, probabilities, problem.disagreement());
    }

    static double dot(double[] coefficients, double[] x) {
        return IntStream.range(0, coefficients.length)
                .mapToDouble(i -> coefficients[i] * x[i])
                .sum();
    }
}
