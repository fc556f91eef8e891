// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.bargaining.AdditiveSolution;
import dev.parley.bargaining.BargainingProblem;
import dev.parley.bargaining.BargainingRule;
import dev.parley.bargaining.CurveSolution;
import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.Solution;
import dev.parley.bargaining.frontier.IssueLotteries;
import dev.parley.bargaining.frontier.LotteryFrontier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdditiveUtilityTest {
    private static final int MOST = 1 << 16;

    private static PiecewiseLinear line(int issue, double... valuesAndWorths) {
        TreeMap<Integer, Double> corners = new TreeMap<>();
        for (int i = 0; i < valuesAndWorths.length; i += 2) {
            corners.put((int) valuesAndWorths[i], valuesAndWorths[i + 1]);
        }
        return new PiecewiseLinear(issue, corners);
    }

    private static Constraint constraint(double worth, int... issuesAndRanges) {
        TreeMap<Integer, Constraint.Range> ranges = new TreeMap<>();
        for (int i = 0; i < issuesAndRanges.length; i += 3) {
            ranges.put(issuesAndRanges[i], new Constraint.Range(issuesAndRanges[i + 1], issuesAndRanges[i + 2]));
        }
        return new Constraint(ranges, worth);
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "2, 10", "3, 9", "6, 6", "7, 4.5", "8, 3", "9, 3"})
    void a_line_is_straight_between_its_corners_and_level_beyond(int value, double worth) {
        AdditiveUtility utility = new AdditiveUtility(List.of(10), List.of(line(0, 2, 10, 6, 6, 8, 3)));

        assertThat(utility.of(List.of(value))).isCloseTo(worth, within(1e-12));
    }

    @Test
    void parts_add_up() {
        AdditiveUtility utility = new AdditiveUtility(
                List.of(3, 2, 11),
                List.of(
                        new ValueTable(0, List.of(1.0, 5.0, 2.0)),
                        new Dependent(List.of(1, 0), List.of(2, 3), List.of(0.0, 1.0, 2.0, 10.0, 20.0, 30.0)),
                        PiecewiseLinear.straight(2, 11, 0, 10),
                        constraint(-4, 0, 1, 2, 2, 5, 10)));

        assertThat(utility.of(List.of(1, 1, 4))).isEqualTo(5 + 20 + 4);
        assertThat(utility.of(List.of(1, 1, 5))).isEqualTo(5 + 20 + 5 - 4);
        assertThat(utility.of(List.of(0, 0, 9))).isEqualTo(1 + 0 + 9);
        assertThat(utility.times(-2).of(List.of(1, 1, 5))).isEqualTo(-52);
        assertThat(utility.best()).isEqualTo(2 + 30 + 10 - 4);
        assertThat(utility.worst()).isEqualTo(1);
    }

    @Test
    void the_best_and_the_worst_are_those_of_all_outcomes() {
        Random random = new Random(211);
        for (int round = 0; round < 200; round++) {
            AdditiveUtility utility = random(random, List.of(3, 4, 5, 2));
            double[] all = outcomes(utility.values()).stream()
                    .mapToDouble(utility::of)
                    .sorted()
                    .toArray();

            assertThat(utility.best()).isCloseTo(all[all.length - 1], within(1e-9));
            assertThat(utility.worst()).isCloseTo(all[0], within(1e-9));
        }
    }

    /** Whole numbers with parts that depend on each other: the solution is that of all outcomes listed. */
    @ParameterizedTest
    @EnumSource
    void dependent_issues_have_the_solution_of_all_outcomes_listed(BargainingRule rule) {
        Random random = new Random(223);
        for (int round = 0; round < 40; round++) {
            List<Integer> values = List.of(3, 2, 4, 3);
            List<AdditiveUtility> both = List.of(random(random, values), random(random, values));
            Payoffs disagreement = Payoffs.of(random.nextInt(8), random.nextInt(8));
            JointIssues joint = JointIssues.everyValue(both, MOST);

            Optional<AdditiveSolution> found = AdditiveSolution.of(rule, joint.issues(), disagreement, .5, MOST);

            List<Payoffs> listed = outcomes(values).stream()
                    .map(outcome ->
                            Payoffs.of(both.get(0).of(outcome), both.get(1).of(outcome)))
                    .toList();
            assertThat(found.map(AdditiveSolution::payoffs))
                    .isEqualTo(new BargainingProblem(listed, disagreement)
                            .solve(rule)
                            .map(Solution::payoffs));
            found.ifPresent(solution -> {
                List<Integer> outcome = joint.outcome(solution.choice());
                assertThat(both.get(0).of(outcome)).isEqualTo(solution.payoffs().of(0));
                assertThat(both.get(1).of(outcome)).isEqualTo(solution.payoffs().of(1));
                assertThat(joint.choice(outcome)).isEqualTo(solution.choice());
            });
        }
    }

    /** With lotteries the corners alone have the frontier of all values. */
    @ParameterizedTest
    @EnumSource
    void corners_have_the_lotteries_of_every_value(BargainingRule rule) {
        Random random = new Random(227);
        for (int round = 0; round < 60; round++) {
            List<Integer> values = List.of(20, 3, 30);
            List<AdditiveUtility> both = List.of(lines(random, values), lines(random, values));
            Optional<CurveSolution> corners = CurveSolution.of(
                    rule,
                    IssueLotteries.of(JointIssues.corners(both, MOST).issues()).curve(),
                    1,
                    1,
                    .4);

            List<List<Integer>> all = outcomes(values);
            LotteryFrontier hull = LotteryFrontier.of(
                    all.stream().mapToDouble(both.get(0)::of).toArray(),
                    all.stream().mapToDouble(both.get(1)::of).toArray());
            Optional<CurveSolution> listed = CurveSolution.of(rule, hull.curve(), 1, 1, .4);

            assertThat(corners.isPresent()).isEqualTo(listed.isPresent());
            corners.ifPresent(solution -> {
                assertThat(solution.first()).isCloseTo(listed.orElseThrow().first(), within(1e-6));
                assertThat(solution.second()).isCloseTo(listed.orElseThrow().second(), within(1e-6));
            });
        }
    }

    /** 10⁸ ticks are two corners: half of the ticks is worth .5 to both, and with a bend the seller's more. */
    @Test
    void a_price_of_very_many_ticks_is_never_listed() {
        int ticks = 100_000_001;
        AdditiveUtility buyer = new AdditiveUtility(List.of(ticks), List.of(PiecewiseLinear.straight(0, ticks, 1, 0)));
        AdditiveUtility seller =
                new AdditiveUtility(List.of(ticks), List.of(line(0, 0, 0, 50_000_000, .9, 100_000_000, 1)));
        JointIssues joint = JointIssues.corners(List.of(buyer, seller), MOST);

        CurveSolution nash = CurveSolution.of(
                        BargainingRule.NASH, IssueLotteries.of(joint.issues()).curve(), 0, 0, .5)
                .orElseThrow();

        assertThat(buyer.best()).isEqualTo(1);
        assertThat(seller.of(List.of(75_000_000))).isCloseTo(.95, within(1e-12));
        assertThat(nash.first()).isCloseTo(.5, within(1e-9));
        assertThat(nash.second()).isCloseTo(.9, within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JointIssues.everyValue(List.of(buyer, seller), MOST))
                .withMessage("issues have more than 65536 combinations that count; values of issue 0 alone have"
                        + " 100000001");
    }

    /** Issues that all depend on each other cannot be told apart: refused at once, whatever their number. */
    @Test
    void too_many_issues_that_depend_on_each_other_are_refused() {
        List<Integer> values = IntStream.range(0, 200).mapToObj(issue -> 10).toList();
        List<UtilityPart> parts = IntStream.range(1, 200)
                .mapToObj(issue -> (UtilityPart) constraint(1, issue - 1, 0, 4, issue, 5, 9))
                .toList();
        AdditiveUtility chain = new AdditiveUtility(values, parts);

        assertThatIllegalArgumentException()
                .isThrownBy(chain::best)
                .withMessageContaining("issues that depend on each other (200 of them, the first is 0)");
    }

    @Test
    void preferences_count_what_is_elsewhere_and_what_waiting_costs() {
        AdditiveUtility utility = new AdditiveUtility(List.of(11), List.of(PiecewiseLinear.straight(0, 11, 0, 10)));
        Preferences preferences = new Preferences(utility, 4, 6, .25);

        assertThat(preferences.least()).isEqualTo(6);
        assertThat(preferences.agreesTo(List.of(6))).isTrue();
        assertThat(preferences.agreesTo(List.of(5))).isFalse();
        assertThat(Preferences.patient(utility, 4).agreesTo(List.of(5))).isTrue();
        assertThat(preferences.worth(List.of(8), 0)).isEqualTo(8);
        assertThat(preferences.worth(List.of(8), .5)).isCloseTo(4, within(1e-12));
        assertThat(preferences.worth(List.of(8), 1)).isCloseTo(2, within(1e-12));
        double later = preferences.worthWaitingFor(3, .25, .75);
        assertThat(later).isCloseTo(6, within(1e-12));
        assertThat(preferences.discounted(later, .75)).isCloseTo(preferences.discounted(3, .25), within(1e-12));
    }

    @Test
    void refuses_what_is_no_utility() {
        for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ValueTable(0, List.of(1.0, number)));
            assertThatIllegalArgumentException().isThrownBy(() -> line(0, 0, number));
            assertThatIllegalArgumentException().isThrownBy(() -> constraint(number, 0, 0, 1));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Dependent(List.of(0), List.of(1), List.of(number)));
            AdditiveUtility one = new AdditiveUtility(List.of(1), List.of(new ValueTable(0, List.of(1.0))));
            assertThatIllegalArgumentException().isThrownBy(() -> one.times(number));
            assertThatIllegalArgumentException().isThrownBy(() -> new Preferences(one, number, 0, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> new Preferences(one, 0, number, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> new Preferences(one, 0, 0, number));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new ValueTable(0, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new PiecewiseLinear(0, new TreeMap<>()));
        assertThatIllegalArgumentException().isThrownBy(() -> line(0, -1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Constraint(new TreeMap<>(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Constraint.Range(3, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dependent(List.of(0, 0), List.of(1, 1), List.of(1.0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dependent(List.of(0, 1), List.of(2, 2), List.of(1.0, 2.0)))
                .withMessage("issues [0, 1] have 4 combinations, and the table has 2");
    }

    @Test
    void refuses_parts_and_outcomes_that_do_not_fit_the_issues() {
        List<Integer> two = List.of(2, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> new AdditiveUtility(List.of(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new AdditiveUtility(List.of(0), List.of()));
        List<UtilityPart> unfit = List.of(
                new ValueTable(2, List.of(1.0, 2.0)),
                new ValueTable(-1, List.of(1.0, 2.0)),
                new ValueTable(0, List.of(1.0)),
                line(0, 0, 1, 2, 5),
                constraint(1, 1, 0, 2),
                new Dependent(List.of(0, 1), List.of(2, 3), List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0)));
        for (UtilityPart part : unfit) {
            assertThatIllegalArgumentException()
                    .as("%s", part)
                    .isThrownBy(() -> new AdditiveUtility(two, List.of(part)));
        }
        AdditiveUtility nothing = new AdditiveUtility(two, List.of());
        assertThat(nothing.of(List.of(1, 1))).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nothing.of(List.of(1, 2)))
                .withMessage("issue 1 has no value 2: it has 2");
        assertThatIllegalArgumentException().isThrownBy(() -> nothing.of(List.of(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        JointIssues.everyValue(List.of(nothing, new AdditiveUtility(List.of(2, 3), List.of())), MOST));
    }

    private static AdditiveUtility lines(Random random, List<Integer> values) {
        List<UtilityPart> parts = new ArrayList<>();
        for (int issue = 0; issue < values.size(); issue++) {
            int last = values.get(issue) - 1;
            int middle = last / 2;
            parts.add(line(issue, 0, random.nextDouble(), middle, random.nextDouble(), last, random.nextDouble()));
        }
        return new AdditiveUtility(values, parts);
    }

    /** Parts of every kind, with small whole numbers, so that ties occur and sums are exact. */
    private static AdditiveUtility random(Random random, List<Integer> values) {
        List<UtilityPart> parts = new ArrayList<>();
        for (int issue = 0; issue < values.size(); issue++) {
            parts.add(table(random, issue, values.get(issue)));
        }
        int one = random.nextInt(values.size());
        int other = (one + 1 + random.nextInt(values.size() - 1)) % values.size();
        List<Double> worth = random.ints((long) values.get(one) * values.get(other), -3, 6)
                .mapToObj(Double::valueOf)
                .toList();
        parts.add(new Dependent(List.of(one, other), List.of(values.get(one), values.get(other)), worth));
        parts.add(new Constraint(
                new TreeMap<>(Map.of(0, new Constraint.Range(1, 2), values.size() - 1, new Constraint.Range(0, 0))),
                random.nextInt(9) - 4));
        return new AdditiveUtility(values, parts);
    }

    private static UtilityPart table(Random random, int issue, int values) {
        int first = random.nextInt(8);
        return random.nextBoolean()
                ? new ValueTable(
                        issue,
                        random.ints(values, 0, 8).mapToObj(Double::valueOf).toList())
                : line(issue, 0, first, values - 1, first + (values - 1) * (random.nextInt(7) - 3.0));
    }

    private static List<List<Integer>> outcomes(List<Integer> values) {
        List<List<Integer>> outcomes = List.of(List.of());
        for (int count : values) {
            outcomes = outcomes.stream()
                    .flatMap(outcome -> IntStream.range(0, count).mapToObj(value -> {
                        List<Integer> longer = new ArrayList<>(outcome);
                        longer.add(value);
                        return List.copyOf(longer);
                    }))
                    .toList();
        }
        return outcomes;
    }
}
