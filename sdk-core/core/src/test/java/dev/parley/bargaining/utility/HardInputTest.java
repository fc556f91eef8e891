// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.adapter.ojalgo.OjAlgoSolver;
import dev.parley.bargaining.AdditiveSolution;
import dev.parley.bargaining.BargainingProblem;
import dev.parley.bargaining.BargainingRule;
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

    /** A million issues: an answer next to a bound, in bounded time and memory. */
    @Test
    void a_million_issues_have_an_answer_and_say_how_good() {
        Random random = new Random(229);
        Issues issues = new Issues();
        for (int issue = 0; issue < 1_000_000; issue++) {
            issues.add(new double[] {0, random.nextDouble()}, new double[] {random.nextDouble(), 0});
        }

        AdditiveSolution found = AdditiveSolution.of(BargainingRule.NASH, issues, NOTHING, .5, 1 << 14)
                .orElseThrow();

        assertThat(found.bound()).isGreaterThanOrEqualTo(found.measure());
        assertThat(found.measure()).isGreaterThan(.999_99 * found.bound());
        int[] choice = found.choice().stream().mapToInt(value -> value).toArray();
        assertThat(issues.first(choice)).isCloseTo(found.payoffs().of(0), within(1e-3));
        assertThat(issues.second(choice)).isCloseTo(found.payoffs().of(1), within(1e-3));
    }

    /** By parts: what is told apart is not combined, however many issues there are. */
    @Test
    void a_hundred_thousand_issues_of_parts_are_told_apart() {
        int count = 100_000;
        List<UtilityPart> parts = new ArrayList<>();
        for (int issue = 0; issue < count; issue++) {
            parts.add(new ValueTable(issue, List.of(0.0, 1.0)));
        }
        parts.add(new Dependent(List.of(7, count - 1), List.of(2, 2), List.of(0.0, 0.0, 0.0, 5.0)));
        AdditiveUtility utility = new AdditiveUtility(Collections.nCopies(count, 2), parts);

        assertThat(utility.best()).isEqualTo(count + 5);
        assertThat(JointIssues.everyValue(List.of(utility), 3 * count).size()).isEqualTo(count - 1);
    }
}
