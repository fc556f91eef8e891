// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Without lotteries. */
class BargainingProblemTest {
    private static BargainingProblem from(Payoffs disagreement, double[]... outcomes) {
        return new BargainingProblem(Stream.of(outcomes).map(Payoffs::of).toList(), disagreement);
    }

    private static Payoffs solve(BargainingProblem problem, BargainingRule rule) {
        return problem.solve(rule).orElseThrow().payoffs();
    }

    @Test
    void another_outcome_moves_the_solution_of_kalai_and_smorodinsky() {
        double[][] three = {{10, 0}, {0, 10}, {9, 5}};
        double[][] four = {{10, 0}, {0, 10}, {9, 5}, {6, 6}};

        assertThat(solve(from(Payoffs.of(0, 0), three), BargainingRule.KALAI_SMORODINSKY))
                .isEqualTo(Payoffs.of(9, 5));
        assertThat(solve(from(Payoffs.of(0, 0), four), BargainingRule.KALAI_SMORODINSKY))
                .isEqualTo(Payoffs.of(6, 6));
    }

    @Test
    void the_relative_rule_may_leave_a_third_party_below_and_says_so() {
        BargainingProblem problem =
                from(Payoffs.of(0, 0, 0), new double[] {0, 0, 0}, new double[] {1, 1, -.3}, new double[] {0, 0, 1});

        Solution solution = problem.solve(BargainingRule.UTILITARIAN).orElseThrow();

        assertThat(solution.payoffs()).isEqualTo(Payoffs.of(1, 1, -.3));
        assertThat(solution.below()).containsExactly(2);
    }

    @Test
    void a_party_that_cannot_gain_drops_out() {
        BargainingProblem problem =
                from(Payoffs.of(0, 5, 0), new double[] {3, 5, 1}, new double[] {2, 5, 2}, new double[] {1, 4, 9});

        assertThat(solve(problem, BargainingRule.NASH)).isEqualTo(Payoffs.of(2, 5, 2));
        assertThat(solve(problem, BargainingRule.KALAI_SMORODINSKY)).isEqualTo(Payoffs.of(2, 5, 2));
    }

    @Test
    void where_not_all_can_gain_at_once_as_many_as_can_do() {
        BargainingProblem problem = from(Payoffs.of(0, 0), new double[] {7, 0}, new double[] {0, 9});

        assertThat(solve(problem, BargainingRule.NASH)).isEqualTo(Payoffs.of(0, 9));
    }

    @Test
    void ties_go_to_the_more_equal_and_then_to_the_first() {
        BargainingProblem problem = from(
                Payoffs.of(0, 0), new double[] {1, 5}, new double[] {4, 2}, new double[] {3, 3}, new double[] {3, 3});

        assertThat(problem.solve(BargainingRule.UTILITARIAN).orElseThrow().lottery())
                .containsExactly(java.util.Map.entry(2, 1.0));
    }

    @Test
    void an_empty_zone_has_no_solution() {
        BargainingProblem problem = from(Payoffs.of(5, 5), new double[] {9, 1}, new double[] {1, 9});

        assertThat(problem.solve(BargainingRule.NASH)).isEmpty();
        assertThat(problem.solve(BargainingRule.EGALITARIAN)).isEmpty();
        assertThat(problem.solve(BargainingRule.UTILITARIAN).orElseThrow().below())
                .hasSize(1);
    }

    @Test
    void a_weight_moves_the_product() {
        List<Payoffs> outcomes = List.of(Payoffs.of(8, 2), Payoffs.of(5, 5), Payoffs.of(2, 8));
        BargainingProblem heavy = new BargainingProblem(outcomes, Payoffs.of(0, 0), List.of(3.0, 1.0));

        assertThat(solve(heavy, BargainingRule.NASH)).isEqualTo(Payoffs.of(8, 2));
    }

    @Test
    void refuses_what_is_no_problem() {
        assertThatIllegalArgumentException().isThrownBy(() -> from(Payoffs.of(0, 0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from(Payoffs.of(0, 0), new double[] {1, 2, 3}))
                .withMessage("outcome 0 has 3 parties, and the disagreement 2");
        assertThatIllegalArgumentException().isThrownBy(() -> Payoffs.of(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(Payoffs::of);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BargainingProblem(
                        List.of(Payoffs.of(1, 1)), Payoffs.of(0, 0), List.of(1.0, Double.POSITIVE_INFINITY)));
    }
}
