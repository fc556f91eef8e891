// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.bargaining.frontier.AdditiveFrontier;
import dev.parley.bargaining.frontier.IssueLotteries;
import dev.parley.bargaining.frontier.Issues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many issues between two parties, and prices of many ticks, without listing the outcomes. */
class AdditiveSolutionTest {
    private static final Payoffs NOTHING = Payoffs.of(0, 0);

    @ParameterizedTest
    @EnumSource
    void whole_numbers_have_the_solution_of_all_outcomes_listed(BargainingRule rule) {
        Random random = new Random(137);
        for (int round = 0; round < 60; round++) {
            Issues issues = issues(4, 4, () -> random.nextInt(15) - 3);
            Payoffs disagreement = Payoffs.of(random.nextInt(12), random.nextInt(12));

            Optional<AdditiveSolution> found = AdditiveSolution.of(rule, issues, disagreement, .5, 1 << 16);

            Optional<Payoffs> listed = new BargainingProblem(all(issues, 4, 4), disagreement)
                    .solve(rule)
                    .map(Solution::payoffs);
            assertThat(found.map(AdditiveSolution::payoffs)).isEqualTo(listed);
            found.ifPresent(solution -> {
                assertThat(solution.bound()).isEqualTo(solution.measure());
                int[] choice =
                        solution.choice().stream().mapToInt(value -> value).toArray();
                assertThat(Payoffs.of(issues.first(choice), issues.second(choice)))
                        .isEqualTo(solution.payoffs());
            });
        }
    }

    /** With so few points that much is thinned out: what was found is no worse than the bound says. */
    @ParameterizedTest
    @EnumSource
    void a_thinned_search_states_a_bound_that_holds(BargainingRule rule) {
        Random random = new Random(139);
        int thinned = 0;
        for (int round = 0; round < 60; round++) {
            Issues issues = issues(6, 4, random::nextDouble);
            Payoffs disagreement = Payoffs.of(1, 1);
            AdditiveSolution found =
                    AdditiveSolution.of(rule, issues, disagreement, .4, 4).orElseThrow();
            AdditiveSolution exact =
                    AdditiveSolution.of(rule, issues, disagreement, .4, 1 << 16).orElseThrow();

            // Measured by the same ideals, which a thinned search knows a little too low.
            double best = rule == BargainingRule.KALAI_SMORODINSKY || rule == BargainingRule.RELATIVE_UTILITARIAN
                    ? exact.measure()
                    : Math.max(exact.measure(), found.measure());
            assertThat(found.bound()).isGreaterThanOrEqualTo(best - 1e-12);
            assertThat(found.bound()).isGreaterThanOrEqualTo(found.measure());
            assertThat(found.payoffs().isAtLeast(disagreement) || !rule.isIndividuallyRational())
                    .isTrue();
            thinned += AdditiveFrontier.of(issues, 4).error() > 0 ? 1 : 0;
        }
        assertThat(thinned).isGreaterThan(30);
    }

    /** 10¹⁰ and 10³⁰ outcomes of whole numbers: exact, next to what lotteries allow at most. */
    @ParameterizedTest
    @EnumSource(names = {"NASH", "KALAI_SMORODINSKY"})
    void ten_and_thirty_issues_of_ten_values_are_exact(BargainingRule rule) {
        Random random = new Random(149);
        for (int count : new int[] {10, 30}) {
            Issues issues = issues(count, 10, () -> random.nextInt(101));
            AdditiveSolution found =
                    AdditiveSolution.of(rule, issues, NOTHING, .5, 1 << 20).orElseThrow();
            CurveSolution most = CurveSolution.of(
                            rule, IssueLotteries.of(issues).curve(), 0, 0, .5)
                    .orElseThrow();

            assertThat(found.bound()).isEqualTo(found.measure());
            if (rule == BargainingRule.NASH) {
                double product = Math.sqrt(most.first() * most.second());
                assertThat(found.measure()).isLessThanOrEqualTo(product + 1e-9).isGreaterThan(.995 * product);
            }
        }
    }

    /** As many issues as leave few points to each: bounded memory, a stated error, and a bound by lotteries. */
    @Test
    void fifty_thousand_issues_have_a_good_outcome_and_say_how_good() {
        Random random = new Random(151);
        Issues issues = issues(50_000, 3, random::nextDouble);

        AdditiveSolution found = AdditiveSolution.of(BargainingRule.NASH, issues, NOTHING, .5, 16)
                .orElseThrow();

        assertThat(found.bound()).isGreaterThanOrEqualTo(found.measure());
        int[] choice = found.choice().stream().mapToInt(value -> value).toArray();
        assertThat(issues.first(choice)).isCloseTo(found.payoffs().of(0), within(1e-6));
        assertThat(issues.second(choice)).isCloseTo(found.payoffs().of(1), within(1e-6));
        assertThat(found.measure()).isGreaterThan(.99999 * found.bound());
    }

    @Test
    void more_issues_than_are_remembered_are_thinned_harder_and_told() {
        Random random = new Random(157);
        Issues issues = issues(20_000, 2, random::nextDouble);

        AdditiveFrontier wide = AdditiveFrontier.of(issues, 64);
        AdditiveFrontier narrow = AdditiveFrontier.of(issues, 4);

        assertThat(wide.size()).isLessThanOrEqualTo(65);
        assertThat(wide.error()).isPositive().isLessThan(narrow.error());
    }

    @Test
    void an_empty_zone_has_no_solution() {
        Issues issues = new Issues().add(new double[] {1, 2}, new double[] {2, 1});

        assertThat(AdditiveSolution.of(BargainingRule.NASH, issues, Payoffs.of(5, 5), .5, 10))
                .isEmpty();
        assertThat(AdditiveSolution.of(BargainingRule.UTILITARIAN, issues, Payoffs.of(5, 5), .5, 10))
                .isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdditiveSolution.of(BargainingRule.NASH, new Issues(), NOTHING, .5, 10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdditiveSolution.of(BargainingRule.NASH, issues, NOTHING, 1, 10));
    }

    @ParameterizedTest
    @EnumSource
    void a_price_of_few_ticks_is_that_of_the_listed_ticks(BargainingRule rule) {
        Random random = new Random(163);
        for (int round = 0; round < 400; round++) {
            long low = random.nextInt(20);
            PriceLine line = new PriceLine(low, low + random.nextInt(40), 1 + random.nextInt(5), 1 + random.nextInt(5));
            double weight = (1 + random.nextInt(9)) / 10.0;
            List<Payoffs> ticks = LongStream.rangeClosed(line.low(), line.high())
                    .mapToObj(price -> Payoffs.of(
                            (price - line.low()) * line.sellersTick(), (line.high() - price) * line.buyersTick()))
                    .toList();

            Payoffs listed = new BargainingProblem(ticks, NOTHING, List.of(weight, 1 - weight))
                    .solve(rule)
                    .orElseThrow()
                    .payoffs();

            Payoffs found = ticks.get((int) (line.solve(rule, weight) - line.low()));
            assertThat(worth(rule, weight, line, found))
                    .as("%s at %s", line, weight)
                    .isCloseTo(worth(rule, weight, line, listed), within(1e-9));
        }
    }

    private static double worth(BargainingRule rule, double weight, PriceLine line, Payoffs payoffs) {
        return switch (rule) {
            case NASH ->
                weight * Math.log(Math.max(1e-9, payoffs.of(0)))
                        + (1 - weight) * Math.log(Math.max(1e-9, payoffs.of(1)));
            case KALAI_SMORODINSKY, RELATIVE_UTILITARIAN ->
                Math.min(payoffs.of(0) / line.sellersTick(), payoffs.of(1) / line.buyersTick());
            case EGALITARIAN -> Math.min(payoffs.of(0), payoffs.of(1));
            case UTILITARIAN -> payoffs.sum();
        };
    }

    @Test
    void a_price_of_very_many_ticks_is_found_in_closed_form() {
        PriceLine line = new PriceLine(-(1L << 52), 1L << 52, 1, 3);

        assertThat(line.solve(BargainingRule.NASH, .5)).isZero();
        assertThat(line.solve(BargainingRule.NASH, .75)).isEqualTo(1L << 51);
        assertThat(line.solve(BargainingRule.KALAI_SMORODINSKY, .5)).isZero();
        assertThat(line.solve(BargainingRule.EGALITARIAN, .5)).isEqualTo(1L << 51);
        assertThat(line.solve(BargainingRule.UTILITARIAN, .5)).isEqualTo(line.low());
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceLine(1, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceLine(Long.MIN_VALUE, Long.MAX_VALUE, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceLine(0, 1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceLine(0, 1, 1, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> line.solve(BargainingRule.NASH, 0));
    }

    private static Issues issues(int count, int values, DoubleSupplier utility) {
        Issues issues = new Issues();
        for (int issue = 0; issue < count; issue++) {
            issues.add(
                    IntStream.range(0, values)
                            .mapToDouble(value -> utility.getAsDouble())
                            .toArray(),
                    IntStream.range(0, values)
                            .mapToDouble(value -> utility.getAsDouble())
                            .toArray());
        }
        return issues;
    }

    private static List<Payoffs> all(Issues issues, int count, int values) {
        List<Payoffs> outcomes = new ArrayList<>();
        for (int outcome = 0; outcome < Math.pow(values, count); outcome++) {
            int[] choice = new int[count];
            for (int issue = 0, rest = outcome; issue < count; issue++, rest /= values) {
                choice[issue] = rest % values;
            }
            outcomes.add(Payoffs.of(issues.first(choice), issues.second(choice)));
        }
        return outcomes;
    }
}
