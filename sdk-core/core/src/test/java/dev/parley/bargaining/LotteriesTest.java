// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import static dev.parley.bargaining.BargainingRule.EGALITARIAN;
import static dev.parley.bargaining.BargainingRule.KALAI_SMORODINSKY;
import static dev.parley.bargaining.BargainingRule.NASH;
import static dev.parley.bargaining.BargainingRule.RELATIVE_UTILITARIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.parley.adapter.ojalgo.OjAlgoSolver;
import dev.parley.bargaining.ProgramSolver.Program;
import dev.parley.bargaining.ProgramSolver.Row;
import dev.parley.bargaining.ProgramSolver.UnsolvedProgramException;
import dev.parley.bargaining.frontier.LotteryFrontier;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lotteries of two and more parties, solved by programs; every answer is checked by code that knows no solver. */
class LotteriesTest {
    private static final ProgramSolver SOLVER = new OjAlgoSolver();

    private static Payoffs solve(BargainingRule rule, Payoffs disagreement, double[]... outcomes) {
        List<Payoffs> payoffs = Stream.of(outcomes).map(Payoffs::of).toList();
        return new BargainingProblem(payoffs, disagreement)
                .solveWithLotteries(rule, SOLVER)
                .orElseThrow()
                .payoffs();
    }

    private static void isClose(Payoffs payoffs, double... expected) {
        assertThat(payoffs.toArray()).containsExactly(expected, within(1e-6));
    }

    @Test
    void the_line_to_the_ideal_may_miss_the_frontier_of_three() {
        double[][] hull = {{0, 0, 0}, {1, 0, 1}, {0, 1, 1}};

        isClose(solve(KALAI_SMORODINSKY, Payoffs.of(0, 0, 0), hull), .5, .5, 1);
    }

    @Test
    void the_relative_rule_may_leave_a_third_party_below() {
        double[][] hull = {{0, 0, 0}, {1, 1, -.3}, {0, 0, 1}};

        isClose(solve(RELATIVE_UTILITARIAN, Payoffs.of(0, 0, 0), hull), 1, 1, -.3);
    }

    @Test
    void two_players_who_share_a_utility_get_less_from_nash_than_from_equality_for_the_third() {
        double[][] hull = {{2, 2, 1}, {3, 3, 1}, {2, 2, 2}};

        isClose(solve(KALAI_SMORODINSKY, Payoffs.of(2, 2, 1), hull), 2.5, 2.5, 1.5);
        isClose(solve(NASH, Payoffs.of(2, 2, 1), hull), 8 / 3.0, 8 / 3.0, 4 / 3.0);
    }

    /** What the first floors leave for the last party is too thin for a solver that is asked to keep them exactly. */
    @Test
    void floors_that_leave_a_sliver_have_a_solution() {
        double[][] hull = {{0, 0, 0, 0}, {5, 10, 8, 1}, {1, 7, 9, 4}, {10, 0, 6, 3}, {9, 9, 8, 10}};

        isClose(solve(EGALITARIAN, Payoffs.of(0, 0, 0, 0), hull), 73 / 9.0, 79 / 9.0, 73 / 9.0, 84 / 9.0);
    }

    @Test
    void equal_ideals_alone_do_not_make_kalai_and_smorodinsky_monotone() {
        double[][] hull = {{0, 0, 0}, {1, 1, 3}, {3, 2, 1}};
        double[][] more = {{0, 0, 0}, {1, 1, 3}, {3, 2, 1}, {2, 1, 3}};

        assertThat(solve(KALAI_SMORODINSKY, Payoffs.of(0, 0, 0), hull).of(1)).isCloseTo(1.5, within(1e-6));
        assertThat(solve(KALAI_SMORODINSKY, Payoffs.of(0, 0, 0), more).of(1)).isCloseTo(1.4286, within(0.5e-4));
    }

    @ParameterizedTest
    @EnumSource
    void two_parties_get_what_the_curve_gives_them(BargainingRule rule) {
        Random random = new Random(23);
        for (int game = 0; game < 40; game++) {
            double[][] outcomes = outcomes(random, 8, 2);
            Payoffs solved = solve(rule, Payoffs.of(.2, .1), outcomes);
            CurveSolution exact = CurveSolution.of(
                            rule,
                            LotteryFrontier.of(column(outcomes, 0), column(outcomes, 1))
                                    .curve(),
                            .2,
                            .1,
                            .5)
                    .orElseThrow();

            isClose(solved, exact.first(), exact.second());
        }
    }

    /** At the greatest product no outcome is worth more, at the gains' reciprocals, than the lottery itself. */
    @Test
    void the_greatest_product_of_four_is_proved_by_its_own_slope() {
        Random random = new Random(29);
        for (int game = 0; game < 15; game++) {
            double[][] outcomes = outcomes(random, 30, 4);
            Payoffs least = Payoffs.of(.2, .2, .2, .2);
            Payoffs gains = solve(NASH, least, outcomes).minus(least);

            for (double[] outcome : outcomes) {
                double worth = IntStream.range(0, 4)
                        .mapToDouble(party -> (outcome[party] - .2) / gains.of(party))
                        .sum();
                assertThat(worth).isLessThanOrEqualTo(4 + 1e-6);
            }
        }
    }

    /** No lottery of a great many random ones has a better least gain. */
    @Test
    void the_greatest_least_gain_of_three_beats_random_lotteries() {
        Random random = new Random(31);
        for (int game = 0; game < 10; game++) {
            double[][] outcomes = outcomes(random, 10, 3);
            Payoffs least = Payoffs.of(.1, .1, .1);
            double best = DoubleStream.of(
                            solve(EGALITARIAN, least, outcomes).minus(least).toArray())
                    .min()
                    .orElseThrow();

            for (int i = 0; i < 5_000; i++) {
                assertThat(leastGainOfARandomLottery(random, outcomes)).isLessThanOrEqualTo(best + 1e-7);
            }
        }
    }

    private static double leastGainOfARandomLottery(Random random, double[][] outcomes) {
        double[] weights = IntStream.range(0, outcomes.length)
                .mapToDouble(i -> Math.pow(random.nextDouble(), 8))
                .toArray();
        double sum = DoubleStream.of(weights).sum();
        return IntStream.range(0, 3)
                .mapToDouble(party -> IntStream.range(0, outcomes.length)
                                .mapToDouble(i -> weights[i] / sum * outcomes[i][party])
                                .sum()
                        - .1)
                .min()
                .orElseThrow();
    }

    @Test
    void an_empty_zone_has_no_solution() {
        BargainingProblem problem =
                new BargainingProblem(List.of(Payoffs.of(3, 1, 1), Payoffs.of(1, 3, 1)), Payoffs.of(2, 2, 2));

        assertThat(problem.solveWithLotteries(NASH, SOLVER)).isEmpty();
        assertThat(problem.solveWithLotteries(BargainingRule.UTILITARIAN, SOLVER)
                        .orElseThrow()
                        .below())
                .isNotEmpty();
    }

    @Test
    void a_program_without_an_answer_says_so() {
        Row impossible = Row.atLeast(new double[] {-1}, 1);
        Row free = Row.atLeast(new double[] {1}, 0);

        assertThatExceptionOfType(UnsolvedProgramException.class)
                .isThrownBy(() -> SOLVER.maximize(new Program(new double[] {1}, List.of(), List.of(impossible))))
                .matches(UnsolvedProgramException::isInfeasible);
        assertThatExceptionOfType(UnsolvedProgramException.class)
                .isThrownBy(() -> SOLVER.maximize(new Program(new double[] {1}, List.of(), List.of(free))))
                .matches(e -> !e.isInfeasible());
    }

    private static double[][] outcomes(Random random, int count, int parties) {
        double[][] outcomes = new double[count][];
        for (int i = 0; i < count; i++) {
            outcomes[i] = random.doubles(parties).toArray();
        }
        return outcomes;
    }

    private static double[] column(double[][] outcomes, int party) {
        return Stream.of(outcomes).mapToDouble(outcome -> outcome[party]).toArray();
    }
}
