// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.bargaining.frontier.AdditiveFrontier;
import dev.parley.bargaining.frontier.IssueLotteries;
import dev.parley.bargaining.frontier.Issues;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three issues of ten units, which one party values (1, w, 3) and the other (w, 1, 3) a unit. */
class LogrollingTest {
    private static Issues issues(double w) {
        return issues(new double[] {1, w, 3}, new double[] {w, 1, 3});
    }

    /** A value of an issue is how many of its units the first party gets. */
    private static Issues issues(double[] first, double[] second) {
        Issues issues = new Issues();
        for (int issue = 0; issue < first.length; issue++) {
            double a = first[issue];
            double b = second[issue];
            issues.add(
                    IntStream.rangeClosed(0, 10).mapToDouble(units -> a * units).toArray(),
                    IntStream.rangeClosed(0, 10)
                            .mapToDouble(units -> b * (10 - units))
                            .toArray());
        }
        return issues;
    }

    private static CurveSolution nash(Issues issues) {
        return CurveSolution.of(BargainingRule.NASH, IssueLotteries.of(issues).curve(), 0, 0, .5)
                .orElseThrow();
    }

    @Test
    void each_gives_what_the_other_values_more_and_both_pass_a_reservation_of_60() {
        Issues issues = issues(6);

        CurveSolution nash = nash(issues);

        assertThat(nash.first()).isEqualTo(75);
        assertThat(nash.second()).isEqualTo(75);
        assertThat(issues.first(new int[] {5, 5, 5})).isEqualTo(50);
        assertThat(issues.second(new int[] {5, 5, 5})).isEqualTo(50);
        assertThat(CurveSolution.of(
                        BargainingRule.KALAI_SMORODINSKY,
                        IssueLotteries.of(issues).curve(),
                        60,
                        60,
                        .5))
                .hasValueSatisfying(ks -> assertThat(ks.first()).isCloseTo(75, within(1e-12)));
    }

    @Test
    void without_lotteries_the_third_issue_is_split_in_whole_units() {
        AdditiveFrontier frontier = AdditiveFrontier.of(issues(6), 1 << 16);

        int best = IntStream.range(0, frontier.size())
                .reduce((one, other) -> product(frontier, one) >= product(frontier, other) ? one : other)
                .orElseThrow();

        assertThat(frontier.choice(best)).containsExactly(0, 10, 5);
    }

    private static double product(AdditiveFrontier frontier, int point) {
        return frontier.first(point) * frontier.second(point);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "6, 50", "8, 70"})
    void the_joint_gain_over_an_even_split_grows_with_the_difference(double w, double gain) {
        CurveSolution nash = nash(issues(w));

        assertThat(nash.first() + nash.second() - 2 * 5 * (1 + w + 3)).isCloseTo(gain, within(1e-9));
    }

    /** Stating (1, 5, 4) for (1, 6, 3) turns 75 and 75 into 86.25 and 63.75: a mediator that believes invites lies. */
    @Test
    void a_mediator_that_believes_invites_lies() {
        double[] stated = {1, 5, 4};
        double[] truth = {1, 6, 3};
        double[] other = {6, 1, 3};
        CurveSolution nash = nash(issues(stated, other));
        double firstTwo = 0 * truth[0] + 10 * truth[1];
        double units = (nash.first() - 10 * stated[1]) / stated[2];

        assertThat(units).isCloseTo(8.75, within(1e-9));
        assertThat(firstTwo + units * truth[2]).isCloseTo(86.25, within(1e-9));
        assertThat(nash.second()).isCloseTo(63.75, within(1e-9));
    }
}
