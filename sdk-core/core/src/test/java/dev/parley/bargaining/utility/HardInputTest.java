package dev.parley.bargaining.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.adapter.ojalgo.OjAlgoSolver;
import dev.parley.bargaining.AdditiveSolution;
import dev.parley.bargaining.BargainingProblem;
import dev.parley.bargaining.BargainingRule;
import dev.parley.bargaining.CurveSolution;
import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.frontier.IssueLotteries;
import dev.parley.bargaining.frontier.Issues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Problems that are none, or at the edge of one: clear answers, in bounded time and memory. */
class HardInputTest {
    private static final Payoffs NOTHING = Payoffs.of(0, 0);

    @ParameterizedTest
    @EnumSource
    void one_outcome_is_the_answer_or_there_is_none(BargainingRule rule) {
        BargainingProblem above = new BargainingProblem(List.of(Payoffs.of(3, 4)), NOTHING);
        BargainingProblem below = new BargainingProblem(List.of(Payoffs.of(3, 4)), Payoffs.of(5, 0));

        assertThat(above.solve(rule).orElseThrow().payoffs()).isEqualTo(Payoffs.of(3, 4));
        assertThat(above.solveWithLotteries(rule, new OjAlgoSolver())
                        .orElseThrow()
                        .payoffs())
                .isEqualTo(Payoffs.of(3, 4));
        boolean wantsNobodyBelow = rule.isIndividuallyRational();
        assertThat(below.solve(rule).isEmpty()).isEqualTo(wantsNobodyBelow);
        below.solve(rule).ifPresent(solution -> assertThat(solution.below()).containsExactly(0));
    }

    @ParameterizedTest
    @EnumSource
    void equal_utilities_leave_nothing_to_gain_and_the_first_outcome(BargainingRule rule) {
        BargainingProblem same = new BargainingProblem(Collections.nCopies(50, Payoffs.of(2, 2)), Payoffs.of(2, 2));

        assertThat(same.solve(rule).orElseThrow().lottery()).containsOnlyKeys(0);
        assertThat(same.solveWithLotteries(rule, new OjAlgoSolver())
                        .orElseThrow()
                        .payoffs())
                .isEqualTo(Payoffs.of(2, 2));
        Issues issues = new Issues();
        for (int issue = 0; issue < 20; issue++) {
            issues.add(new double[10], new double[10]);
        }
        AdditiveSolution solution =
                AdditiveSolution.of(rule, issues, NOTHING, .5, 100).orElseThrow();
        assertThat(solution.payoffs()).isEqualTo(NOTHING);
        assertThat(IssueLotteries.of(issues).curve().vertices()).isEqualTo(1);
    }

    /** Beyond what anybody can have, or far below: no answer, or the same answer as from the edge. */
    @ParameterizedTest
    @EnumSource
    void a_disagreement_outside_the_feasible_set_is_told(BargainingRule rule) {
        List<Payoffs> outcomes = List.of(Payoffs.of(0, 10), Payoffs.of(6, 6), Payoffs.of(10, 0));
        for (Payoffs beyond : List.of(Payoffs.of(11, 0), Payoffs.of(7, 7), Payoffs.of(1e300, -1e300))) {
            BargainingProblem problem = new BargainingProblem(outcomes, beyond);
            assertThat(problem.solve(rule).isEmpty()).isEqualTo(rule.isIndividuallyRational());
            if (rule.isIndividuallyRational()) {
                assertThat(problem.solveWithLotteries(rule, new OjAlgoSolver())).isEmpty();
            }
        }
        BargainingProblem far = new BargainingProblem(outcomes, Payoffs.of(-1e6, -1e6));
        assertThat(far.solve(rule).orElseThrow().payoffs()).isEqualTo(Payoffs.of(6, 6));
    }

    @Test
    void numbers_that_are_none_are_refused_by_name() {
        for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Payoffs.of(1, number))
                    .withMessage("the utility of party 1 is " + number);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new BargainingProblem(List.of(NOTHING), NOTHING, List.of(1.0, number)))
                    .withMessageContaining("weights must be 2 positive finite numbers");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Issues().add(new double[] {1, number}, new double[] {1, 2}))
                    .withMessageContaining("outcome 1");
        }
    }

    /** A million issues, told apart, with a bound and within a heap of a gigabyte. */
    @Test
    void a_million_issues_have_an_answer_and_say_how_good() {
        Random random = new Random(229);
        int count = 1_000_000;
        List<Integer> values = Collections.nCopies(count, 2);
        List<List<UtilityPart>> parts = List.of(new ArrayList<>(), new ArrayList<>());
        for (int issue = 0; issue < count; issue++) {
            double firsts = random.nextDouble();
            double seconds = random.nextDouble();
            parts.get(0).add(PiecewiseLinear.straight(issue, 2, 0, firsts));
            parts.get(1).add(new ValueTable(issue, List.of(seconds, 0.0)));
        }
        List<AdditiveUtility> both =
                List.of(new AdditiveUtility(values, parts.get(0)), new AdditiveUtility(values, parts.get(1)));
        JointIssues joint = JointIssues.everyValue(both, 2 * count);
        Issues issues = joint.issues();
        CurveSolution lotteries = CurveSolution.of(
                        BargainingRule.NASH, IssueLotteries.of(issues).curve(), 0, 0, .5)
                .orElseThrow();

        AdditiveSolution found = AdditiveSolution.of(BargainingRule.NASH, issues, NOTHING, .5, 1 << 14)
                .orElseThrow();

        assertThat(found.bound()).isGreaterThanOrEqualTo(found.measure());
        assertThat(found.measure()).isGreaterThan(.999_99 * found.bound());
        assertThat(found.measure()).isLessThanOrEqualTo(Math.sqrt(lotteries.first() * lotteries.second()) + 1e-6);
        assertThat(both.get(0).of(joint.outcome(found.choice())))
                .isCloseTo(found.payoffs().of(0), within(1e-3));
    }
}
