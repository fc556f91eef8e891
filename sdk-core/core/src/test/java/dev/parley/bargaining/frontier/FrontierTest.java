// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontierTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 31, 32, 33, 255, 256, 257, 1_000, 3_000})
    void lists_what_brute_force_lists(int outcomes) {
        Random random = new Random(outcomes);
        for (DoubleSupplier utility : shapes(random)) {
            double[] first = IntStream.range(0, outcomes)
                    .mapToDouble(i -> utility.getAsDouble())
                    .toArray();
            double[] second = IntStream.range(0, outcomes)
                    .mapToDouble(i -> utility.getAsDouble())
                    .toArray();
            assertThat(ParetoFrontier.of(first, second)).isEqualTo(bruteForce(first, second));
            double[] opposed = Arrays.stream(first).map(u -> -u).toArray();
            assertThat(ParetoFrontier.of(first, opposed)).isEqualTo(bruteForce(first, opposed));
        }
    }

    /** Spread evenly, with many ties, with zeros of both signs, heavy-tailed, all but equal. */
    private static DoubleSupplier[] shapes(Random random) {
        return new DoubleSupplier[] {
            random::nextDouble,
            () -> random.nextInt(8),
            () -> random.nextInt(3) - 1.0 == 0 ? -0.0 : random.nextInt(3) - 1.0,
            () -> Math.exp(40 * random.nextGaussian()),
            () -> random.nextBoolean() ? 1 : Math.nextUp(1.0),
            () -> 5
        };
    }

    private static int[] bruteForce(double[] first, double[] second) {
        return IntStream.range(0, first.length)
                .filter(i -> IntStream.range(0, first.length).noneMatch(j -> replaces(first, second, j, i)))
                .boxed()
                .sorted((i, j) -> Double.compare(first[i], first[j]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static boolean replaces(double[] first, double[] second, int j, int i) {
        boolean atLeast = first[j] >= first[i] && second[j] >= second[i];
        boolean same = first[j] == first[i] && second[j] == second[i];
        return atLeast && (!same || j < i);
    }

    @Test
    void a_million_outcomes_have_the_frontier_of_their_sorted_sweep() {
        Random random = new Random(11);
        double[] first = random.doubles(1_000_000).toArray();
        double[] second = Arrays.stream(first)
                .map(u -> Math.sqrt(1 - u * u) * (1 - .01 * random.nextDouble()))
                .toArray();
        int[] frontier = ParetoFrontier.of(first, second);

        Integer[] order = IntStream.range(0, first.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (i, j) -> Double.compare(first[j], first[i]));
        double best = Double.NEGATIVE_INFINITY;
        int at = frontier.length;
        for (int outcome : order) {
            if (second[outcome] > best) {
                best = second[outcome];
                assertThat(frontier[--at]).isEqualTo(outcome);
            }
        }
        assertThat(at).isZero();
    }

    @Test
    void issues_are_combined_without_listing_their_outcomes() {
        Random random = new Random(5);
        for (int game = 0; game < 200; game++) {
            Issues issues = issuesOf(4, 5, () -> random.nextInt(12));
            double[][] all = outcomes(issues, 4, 5);
            AdditiveFrontier frontier = AdditiveFrontier.of(issues, 1 << 20);

            int[] expected = ParetoFrontier.of(all[0], all[1]);
            assertThat(frontier.error()).isZero();
            assertThat(frontier.firsts()).isEqualTo(at(all[0], expected));
            assertThat(frontier.seconds()).isEqualTo(at(all[1], expected));
            for (int point = 0; point < frontier.size(); point++) {
                assertThat(issues.first(frontier.choice(point))).isEqualTo(frontier.first(point));
                assertThat(issues.second(frontier.choice(point))).isEqualTo(frontier.second(point));
            }
        }
    }

    @Test
    void a_frontier_that_was_thinned_out_keeps_its_bound() {
        Random random = new Random(6);
        int thinned = 0;
        for (int game = 0; game < 100; game++) {
            Issues issues = issuesOf(5, 4, random::nextDouble);
            double[][] all = outcomes(issues, 5, 4);
            AdditiveFrontier thin = AdditiveFrontier.of(issues, 8);

            assertThat(thin.size()).isLessThanOrEqualTo(9);
            thinned += thin.error() > 0 ? 1 : 0;
            for (int outcome : ParetoFrontier.of(all[0], all[1])) {
                double first = all[0][outcome];
                double second = all[1][outcome];
                assertThat(IntStream.range(0, thin.size())
                                .anyMatch(point -> thin.second(point) >= second - 1e-12
                                        && thin.first(point) >= first - thin.error() - 1e-12))
                        .isTrue();
            }
        }
        assertThat(thinned).isGreaterThan(50);
    }

    @Test
    void lotteries_over_issues_have_the_hull_of_all_outcomes() {
        Random random = new Random(7);
        for (int game = 0; game < 200; game++) {
            Issues issues = issuesOf(4, 5, random::nextDouble);
            double[][] all = outcomes(issues, 4, 5);
            LotteryFrontier hull = LotteryFrontier.of(all[0], all[1]);
            IssueLotteries lotteries = IssueLotteries.of(issues);

            assertThat(lotteries.curve().vertices()).isEqualTo(hull.curve().vertices());
            for (int vertex = 0; vertex < hull.curve().vertices(); vertex++) {
                assertThat(lotteries.curve().first(vertex))
                        .isCloseTo(hull.curve().first(vertex), within(1e-9));
                assertThat(issues.second(lotteries.choice(vertex)))
                        .isCloseTo(hull.curve().second(vertex), within(1e-9));
            }
        }
    }

    @Test
    void thirty_issues_of_ten_values_are_exact() {
        Random random = new Random(8);
        Issues issues = issuesOf(30, 10, () -> random.nextInt(101));
        AdditiveFrontier frontier = AdditiveFrontier.of(issues, 1 << 20);

        assertThat(frontier.error()).isZero();
        assertThat(frontier.size()).isLessThanOrEqualTo(30 * 100 + 1);
        assertThat(IssueLotteries.of(issues).curve().vertices()).isLessThanOrEqualTo(30 * 9 + 1);
    }

    /** 10³⁰ outcomes: seen from any direction, frontier and outcomes reach equally far, issue by issue. */
    @Test
    void a_huge_frontier_reaches_as_far_as_its_issues_in_every_direction() {
        Random random = new Random(9);
        Issues issues = issuesOf(30, 10, () -> random.nextInt(101));
        AdditiveFrontier frontier = AdditiveFrontier.of(issues, 1 << 20);
        for (int direction = 0; direction <= 40; direction++) {
            double weight = direction / 40.0;
            double reached = IntStream.range(0, frontier.size())
                    .mapToDouble(point -> weight * frontier.first(point) + (1 - weight) * frontier.second(point))
                    .max()
                    .orElseThrow();
            double possible = IntStream.range(0, issues.size())
                    .mapToDouble(issue -> IntStream.range(0, 10)
                            .mapToDouble(value ->
                                    weight * issues.first(issue)[value] + (1 - weight) * issues.second(issue)[value])
                            .max()
                            .orElseThrow())
                    .sum();
            assertThat(reached).isCloseTo(possible, within(1e-9));
        }
    }

    /** The same issues with all but four held fast: the frontier of what is left, which can be listed. */
    @Test
    void a_huge_frontier_projected_on_four_issues_is_that_of_their_outcomes() {
        Random random = new Random(10);
        for (int game = 0; game < 20; game++) {
            Issues four = issuesOf(4, 5, () -> random.nextInt(12));
            Issues many = new Issues();
            double first = 0;
            double second = 0;
            for (int issue = 0; issue < 40; issue++) {
                if (issue % 10 == 3) {
                    many.add(four.first(issue / 10), four.second(issue / 10));
                } else {
                    double[] fixed = {random.nextInt(50), random.nextInt(50)};
                    first += fixed[0];
                    second += fixed[1];
                    many.add(new double[] {fixed[0], fixed[0] - 1}, new double[] {fixed[1], fixed[1] - 1});
                }
            }
            double[][] all = outcomes(four, 4, 5);
            int[] expected = ParetoFrontier.of(all[0], all[1]);
            AdditiveFrontier frontier = AdditiveFrontier.of(many, 1 << 20);

            double firstFixed = first;
            double secondFixed = second;
            assertThat(Arrays.stream(frontier.firsts()).map(u -> u - firstFixed).toArray())
                    .isEqualTo(at(all[0], expected));
            assertThat(Arrays.stream(frontier.seconds())
                            .map(u -> u - secondFixed)
                            .toArray())
                    .isEqualTo(at(all[1], expected));
        }
    }

    @Test
    void refuses_what_is_no_utility() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParetoFrontier.of(new double[] {1, Double.NaN}, new double[] {1, 2}))
                .withMessage("the utilities of outcome 1 are NaN and 2.0, and must be finite");
        assertThatIllegalArgumentException().isThrownBy(() -> ParetoFrontier.of(new double[2], new double[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> LotteryFrontier.of(new double[0], new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Issues().add(new double[0], new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> AdditiveFrontier.of(new Issues(), 10));
        assertThatIllegalArgumentException().isThrownBy(() -> IssueLotteries.of(new Issues()));
    }

    private static Issues issuesOf(int count, int values, DoubleSupplier utility) {
        Issues issues = new Issues();
        for (int issue = 0; issue < count; issue++) {
            double[] first = IntStream.range(0, values)
                    .mapToDouble(value -> utility.getAsDouble())
                    .toArray();
            double[] second = IntStream.range(0, values)
                    .mapToDouble(value -> utility.getAsDouble())
                    .toArray();
            issues.add(first, second);
        }
        return issues;
    }

    private static double[][] outcomes(Issues issues, int count, int values) {
        int all = (int) Math.pow(values, count);
        double[][] utilities = new double[2][all];
        for (int outcome = 0; outcome < all; outcome++) {
            int[] choice = new int[count];
            for (int issue = count - 1, rest = outcome; issue >= 0; issue--, rest /= values) {
                choice[issue] = rest % values;
            }
            utilities[0][outcome] = issues.first(choice);
            utilities[1][outcome] = issues.second(choice);
        }
        return utilities;
    }

    private static double[] at(double[] utilities, int[] outcomes) {
        return Arrays.stream(outcomes)
                .mapToDouble(outcome -> utilities[outcome])
                .toArray();
    }
}
