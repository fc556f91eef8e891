// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.adapter.ojalgo.OjAlgoSolver;
import dev.parley.bargaining.BargainingProblem;
import dev.parley.bargaining.BargainingRule;
import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.ProgramSolver.Program;
import dev.parley.bargaining.ProgramSolver.Row;
import dev.parley.bargaining.ProgramSolver.UnsolvedProgramException;
import dev.parley.bargaining.Solution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProofsTest {
    private static final ProgramSolver SOLVER = new OjAlgoSolver();

    /** Feasible but worst: asked for the most, it gives the least. */
    private static final ProgramSolver WORST = program -> SOLVER.maximize(new Program(
            DoubleStream.of(program.linear()).map(weight -> -weight).toArray(), program.squares(), program.rows()));

    @Test
    void rationals_are_exact() {
        Rational tenth = Rational.of(1, 10);

        assertThat(Rational.of(.1)).isGreaterThan(tenth).isNotEqualTo(tenth);
        assertThat(Rational.of(.1).toDouble()).isEqualTo(.1);
        assertThat(Rational.of(.5)).isEqualTo(Rational.of(-2, -4)).hasToString("1/2");
        assertThat(Rational.of(-1e300).plus(Rational.of(1)).plus(Rational.of(1e300)))
                .isEqualTo(Rational.ONE);
        assertThat(Rational.of(Double.MIN_VALUE).signum()).isOne();
        assertThat(Rational.of(-6, 4)).hasToString("-3/2").hasSameHashCodeAs(Rational.of(3, -2));
        assertThatIllegalArgumentException().isThrownBy(() -> Rational.of(Double.NaN));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Rational.of(1, 0));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Rational.ONE.dividedBy(Rational.ZERO));
    }

    @Test
    void rationals_agree_with_whole_numbers() {
        Random random = new Random(83);
        for (int round = 0; round < 2_000; round++) {
            long a = random.nextInt(100) - 50L;
            long b = 1L + random.nextInt(50);
            long c = random.nextInt(100) - 50L;
            long d = 1L + random.nextInt(50);
            assertThat(Rational.of(a, b).plus(Rational.of(c, d))).isEqualTo(Rational.of(a * d + c * b, b * d));
            assertThat(Rational.of(a, b).times(Rational.of(c, d))).isEqualTo(Rational.of(a * c, b * d));
            assertThat(Rational.of(a, b).compareTo(Rational.of(c, d))).isEqualTo(Long.compare(a * d, c * b));
            assertThat(Rational.of(a, b).toDouble()).isEqualTo((double) a / b);
        }
    }

    @Test
    void weights_make_a_lottery_that_adds_up() {
        Lottery lottery = Lottery.of(.1, .2, -1e-17, .3);

        assertThat(lottery.probabilities().stream().reduce(Rational::plus)).contains(Rational.ONE);
        assertThat(lottery.includes(2)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Lottery.of(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Lottery.of(1, Double.POSITIVE_INFINITY));
    }

    private static List<List<Rational>> rows(double[]... rows) {
        return Stream.of(rows)
                .map(row -> DoubleStream.of(row).mapToObj(Rational::of).toList())
                .toList();
    }

    @Test
    void two_sides_of_matching_pennies_are_worth_nothing() {
        MaxMin pennies = MaxMin.of(rows(new double[] {1, -1}, new double[] {-1, 1}), SOLVER);

        assertThat(pennies.lottery()).isEqualTo(Lottery.of(1, 1));
        assertThat(pennies.worth()).isEqualTo(Rational.ZERO);
        assertThat(pennies.bound()).isEqualTo(Rational.ZERO);
        assertThat(pennies.gap()).isEqualTo(Rational.ZERO);
    }

    @Test
    void no_lottery_is_worth_more_in_its_least_row_than_the_bound() {
        Random random = new Random(89);
        for (int round = 0; round < 100; round++) {
            double[][] rows = new double[1 + random.nextInt(5)][];
            int columns = 1 + random.nextInt(5);
            double size = Math.pow(10, random.nextInt(9) - 4);
            for (int row = 0; row < rows.length; row++) {
                rows[row] = random.doubles(columns, -size, size).toArray();
            }
            MaxMin found = MaxMin.of(rows(rows), SOLVER);

            assertThat(found.gap().signum()).isNotNegative();
            assertThat(found.gap().toDouble()).isLessThan(1e-9 * size);
            for (int i = 0; i < 20; i++) {
                MaxMin other = new MaxMin(
                        found.rows(), Lottery.of(random.doubles(columns).toArray()), found.weights());
                assertThat(other.worth()).isLessThanOrEqualTo(found.bound());
            }
        }
    }

    /** x + 2y within x + y = 1 and y ≤ ¼ is at most 1¼. */
    @Test
    void a_program_is_proved_by_its_rows() {
        ProgramProof proof = ProgramProof.of(program(), SOLVER);

        assertThat(proof.answer()).containsExactly(new double[] {.75, .25}, within(1e-12));
        assertThat(proof.violation().toDouble()).isLessThan(1e-12);
        assertThat(proof.bound().orElseThrow().toDouble()).isCloseTo(1.25, within(1e-12));
    }

    private static Program program() {
        return new Program(
                new double[] {1, 2},
                List.of(),
                List.of(
                        Row.exactly(new double[] {1, 1}, 1),
                        new Row(new double[] {0, 1}, Double.NEGATIVE_INFINITY, .25)));
    }

    @Test
    void multipliers_that_fall_short_are_made_good_and_those_that_cannot_be_prove_nothing() {
        double[] answer = {.75, .25};

        assertThat(new ProgramProof(program(), answer, new double[] {1 - 1e-9, 1}).bound())
                .hasValueSatisfying(bound -> assertThat(bound.toDouble()).isBetween(1.25, 1.25 + 1e-8));
        assertThat(new ProgramProof(program(), answer, new double[] {0, 0}).bound())
                .contains(Rational.of(2));
        assertThat(new ProgramProof(program(), answer, new double[] {0, -7}).bound())
                .contains(Rational.of(2));
        Program free = new Program(new double[] {1}, List.of(), List.of(Row.atLeast(new double[] {1}, 3)));
        assertThat(new ProgramProof(free, new double[] {3}, new double[] {5}).bound())
                .isEmpty();
    }

    @Test
    void a_planted_wrong_answer_to_a_program_is_found() {
        assertThat(new ProgramProof(program(), new double[] {.5, .5}, new double[] {1, 1}).violation())
                .isEqualTo(Rational.of(1, 4));
        ProgramProof worst = ProgramProof.of(program(), SOLVER);
        ProgramProof poor = new ProgramProof(program(), new double[] {1, 0}, worst.multipliers());
        assertThat(poor.bound().orElseThrow().minus(poor.worth()).toDouble()).isCloseTo(.25, within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightProof(
                        List.of(Payoffs.of(1, 1)),
                        List.of(Rational.ONE, Rational.ONE),
                        List.of(Rational.ZERO, Rational.ZERO),
                        List.of(Rational.ZERO, Rational.of(-1))));
    }

    @ParameterizedTest
    @EnumSource
    void every_solution_with_lotteries_proves_itself(BargainingRule rule) {
        Random random = new Random(97);
        for (int round = 0; round < 40; round++) {
            BargainingProblem problem = random(random);
            Solution solution = problem.solveWithLotteries(rule, SOLVER).orElseThrow();

            SolutionProof proof = SolutionProof.of(problem, rule, solution, SOLVER);

            assertThat(proof.excess().toDouble())
                    .as("round %d: %s", round, proof.claims())
                    .isLessThan(1e-4);
        }
    }

    /** One outcome for another, at a probability of a tenth: nobody would see it in the payoffs. */
    @ParameterizedTest
    @EnumSource
    void a_planted_wrong_solution_is_found(BargainingRule rule) {
        Random random = new Random(101);
        int planted = 0;
        for (int round = 0; round < 60; round++) {
            BargainingProblem problem = random(random);
            Solution right = problem.solveWithLotteries(rule, SOLVER).orElseThrow();
            // Sums may tie, but not with the outcome that is worth nothing to anybody.
            int outcome = rule.isIndividuallyRational()
                    ? random.nextInt(problem.outcomes().size())
                    : 0;
            Solution wrong = spoilt(problem, right, outcome);
            if (far(right, wrong)) {
                planted++;
                assertThat(SolutionProof.of(problem, rule, wrong, SOLVER).holdsWithin(1e-4))
                        .as("round %d", round)
                        .isFalse();
            }
        }
        assertThat(planted).isGreaterThan(20);
    }

    private static Solution spoilt(BargainingProblem problem, Solution right, int outcome) {
        Map<Integer, Double> lottery = new TreeMap<>();
        right.lottery().forEach((of, probability) -> lottery.put(of, probability * .9));
        lottery.merge(outcome, .1, Double::sum);
        Payoffs payoffs =
                right.payoffs().times(.9).plus(problem.outcomes().get(outcome).times(.1));
        return new Solution(payoffs, new TreeMap<>(lottery), List.of());
    }

    private static boolean far(Solution one, Solution other) {
        double[] difference = one.payoffs().minus(other.payoffs()).toArray();
        return DoubleStream.of(difference).map(Math::abs).max().orElseThrow() > .02;
    }

    /** Cents or millions: the solution and its proof are those of the same problem in other units. */
    @ParameterizedTest
    @EnumSource
    void units_make_no_difference(BargainingRule rule) {
        Random random = new Random(179);
        for (int round = 0; round < 20; round++) {
            BargainingProblem problem = random(random);
            Solution right = problem.solveWithLotteries(rule, SOLVER).orElseThrow();
            for (double unit : new double[] {1e-7, 1e7}) {
                BargainingProblem other = inUnits(problem, unit);
                Solution same = other.solveWithLotteries(rule, SOLVER).orElseThrow();

                assertThat(same.payoffs().times(1 / unit).toArray())
                        .as("round %d", round)
                        .containsExactly(right.payoffs().toArray(), within(1e-4));
                assertThat(SolutionProof.of(other, rule, same, SOLVER).holdsWithin(1e-4))
                        .isTrue();
                Solution wrong = spoilt(other, same, 0);
                assertThat(SolutionProof.of(other, rule, wrong, SOLVER).holdsWithin(1e-4))
                        .isFalse();
            }
        }
    }

    private static BargainingProblem inUnits(BargainingProblem problem, double unit) {
        return new BargainingProblem(
                problem.outcomes().stream().map(outcome -> outcome.times(unit)).toList(),
                problem.disagreement().times(unit),
                problem.weights());
    }

    @Test
    void payoffs_that_are_not_the_lotterys_are_found() {
        BargainingProblem problem = random(new Random(103));
        Solution right =
                problem.solveWithLotteries(BargainingRule.UTILITARIAN, SOLVER).orElseThrow();
        Solution boasting = new Solution(right.payoffs().plus(right.payoffs()), right.lottery(), List.of());

        assertThat(SolutionProof.of(problem, BargainingRule.UTILITARIAN, right, SOLVER)
                        .excess())
                .isEqualTo(Rational.ZERO);
        assertThat(SolutionProof.of(problem, BargainingRule.UTILITARIAN, boasting, SOLVER)
                        .excess()
                        .signum())
                .isPositive();
    }

    /** Whether it solves, proves, or does both: what the worst solver says never passes for proved. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UTILITARIAN") // whose sums are compared without a solver
    void a_planted_wrong_solver_is_found(BargainingRule rule) {
        Random random = new Random(107);
        int found = 0;
        for (int round = 0; round < 30; round++) {
            BargainingProblem problem = random(random);
            Solution right = problem.solveWithLotteries(rule, SOLVER).orElseThrow();
            for (ProgramSolver prover : List.of(SOLVER, WORST)) {
                try {
                    Solution wrong = problem.solveWithLotteries(rule, WORST).orElse(null);
                    if (wrong != null && far(right, wrong)) {
                        found++;
                        assertThat(SolutionProof.of(problem, rule, wrong, prover)
                                        .holdsWithin(1e-4))
                                .as("round %d", round)
                                .isFalse();
                    }
                } catch (UnsolvedProgramException | IllegalArgumentException e) {
                    found++;
                }
            }
        }
        assertThat(found).isGreaterThan(20);
    }

    private static BargainingProblem random(Random random) {
        int parties = 2 + random.nextInt(3);
        List<Payoffs> outcomes = new ArrayList<>();
        outcomes.add(Payoffs.of(new double[parties]));
        for (int outcome = 0; outcome < 3 + random.nextInt(8); outcome++) {
            outcomes.add(Payoffs.of(IntStream.range(0, parties)
                    .mapToDouble(party -> random.nextInt(12) - 1)
                    .toArray()));
        }
        return new BargainingProblem(
                outcomes,
                Payoffs.of(new double[parties]),
                random.nextBoolean() ? Collections.nCopies(parties, 1.0) : weights(random, parties));
    }

    private static List<Double> weights(Random random, int parties) {
        return random.doubles(parties, .5, 3).boxed().toList();
    }
}
