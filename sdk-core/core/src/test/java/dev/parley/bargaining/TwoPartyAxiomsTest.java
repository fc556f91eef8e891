// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import static dev.parley.bargaining.BargainingRule.EGALITARIAN;
import static dev.parley.bargaining.BargainingRule.KALAI_SMORODINSKY;
import static dev.parley.bargaining.BargainingRule.NASH;
import static dev.parley.bargaining.BargainingRule.RELATIVE_UTILITARIAN;
import static dev.parley.bargaining.BargainingRule.UTILITARIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.bargaining.frontier.LotteryFrontier;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The axioms as properties of random games with lotteries, and for each axiom that a rule lacks, a game that shows it. */
class TwoPartyAxiomsTest {
    private static final int GAMES = 2_000;

    /** Outcomes of two parties and what they get without an agreement. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares games
    private record Game(double[] first, double[] second, double firstLeast, double secondLeast) {
        static Game random(Random random) {
            int outcomes = 2 + random.nextInt(12);
            double[] first = random.doubles(outcomes).toArray();
            double[] second = random.doubles(outcomes).toArray();
            int one = random.nextInt(outcomes);
            return new Game(first, second, first[one] * random.nextDouble(), second[one] * random.nextDouble());
        }

        CurveSolution solve(BargainingRule rule) {
            return CurveSolution.of(rule, LotteryFrontier.of(first, second).curve(), firstLeast, secondLeast, .5)
                    .orElseThrow();
        }

        Game scaled(double factor, double shift) {
            double[] other = Arrays.stream(first).map(u -> factor * u + shift).toArray();
            return new Game(other, second, factor * firstLeast + shift, secondLeast);
        }

        Game mirrored() {
            return new Game(
                    /* first= */ second,
                    /* second= */ first,
                    /* firstLeast= */ secondLeast,
                    /* secondLeast= */ firstLeast);
        }

        Game with(double oneMore, double andMore) {
            double[] firsts = Arrays.copyOf(first, first.length + 1);
            double[] seconds = Arrays.copyOf(second, second.length + 1);
            firsts[first.length] = oneMore;
            seconds[second.length] = andMore;
            return new Game(firsts, seconds, firstLeast, secondLeast);
        }

        double firstIdeal() {
            LotteryFrontier frontier = LotteryFrontier.of(first, second);
            return frontier.curve().first(frontier.curve().whereSecondHas(secondLeast));
        }

        double secondIdeal() {
            LotteryFrontier frontier = LotteryFrontier.of(first, second);
            return frontier.curve().second(frontier.curve().whereFirstHas(firstLeast));
        }
    }

    private static void holds(BargainingRule rule, Set<BargainingRule> with, Predicate<Game> axiom) {
        Random random = new Random(17);
        boolean always = Stream.generate(() -> Game.random(random)).limit(GAMES).allMatch(axiom);
        assertThat(always).as("of %s", rule).isEqualTo(with.contains(rule));
    }

    private static boolean near(double one, double other) {
        return Math.abs(one - other) < 1e-7;
    }

    @ParameterizedTest
    @EnumSource
    void nobody_gets_less_than_without_an_agreement(BargainingRule rule) {
        holds(rule, EnumSet.complementOf(EnumSet.of(UTILITARIAN)), game -> {
            CurveSolution solution = game.solve(rule);
            return solution.first() >= game.firstLeast() - 1e-9 && solution.second() >= game.secondLeast() - 1e-9;
        });
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_left_on_the_table(BargainingRule rule) {
        holds(rule, EnumSet.allOf(BargainingRule.class), game -> {
            CurveSolution solution = game.solve(rule);
            for (int outcome = 0; outcome < game.first().length; outcome++) {
                if (game.first()[outcome] > solution.first() + 1e-9
                        && game.second()[outcome] > solution.second() + 1e-9) {
                    return false;
                }
            }
            return true;
        });
    }

    @ParameterizedTest
    @EnumSource
    void another_scale_of_one_party_changes_nothing(BargainingRule rule) {
        holds(rule, EnumSet.of(NASH, KALAI_SMORODINSKY, RELATIVE_UTILITARIAN), game -> {
            CurveSolution solution = game.solve(rule);
            CurveSolution scaled = game.scaled(3, -2).solve(rule);
            return near(3 * solution.first() - 2, scaled.first()) && near(solution.second(), scaled.second());
        });
    }

    @ParameterizedTest
    @EnumSource
    void names_do_not_count(BargainingRule rule) {
        holds(rule, EnumSet.allOf(BargainingRule.class), game -> {
            CurveSolution solution = game.solve(rule);
            CurveSolution mirrored = game.mirrored().solve(rule);
            return near(solution.first(), mirrored.second()) && near(solution.second(), mirrored.first());
        });
    }

    @ParameterizedTest
    @EnumSource
    void what_was_not_chosen_does_not_count(BargainingRule rule) {
        Random more = new Random(18);
        holds(rule, EnumSet.of(NASH, EGALITARIAN, UTILITARIAN), game -> {
            Game larger = game.with(more.nextDouble(), more.nextDouble());
            CurveSolution chosen = larger.solve(rule);
            CurveSolution smaller = game.solve(rule);
            return !feasible(game, chosen)
                    || (near(chosen.first(), smaller.first()) && near(chosen.second(), smaller.second()));
        });
    }

    private static boolean feasible(Game game, CurveSolution point) {
        var curve = LotteryFrontier.of(game.first(), game.second()).curve();
        double place = curve.whereFirstHas(point.first());
        return place <= curve.end() && curve.second(place) >= point.second() - 1e-12;
    }

    /** More for the first party, where the other can have just what it could have before. */
    @ParameterizedTest
    @EnumSource
    void more_for_one_alone_does_not_harm_it(BargainingRule rule) {
        Random more = new Random(20);
        holds(rule, EnumSet.of(KALAI_SMORODINSKY, EGALITARIAN), game -> {
            Game free = new Game(game.first(), game.second(), 0, 0);
            double least = Arrays.stream(game.second()).min().orElseThrow();
            double most = Arrays.stream(game.second()).max().orElseThrow();
            Game larger = free.with(1.5 * more.nextDouble(), least + (most - least) * more.nextDouble());
            return larger.solve(rule).first() >= free.solve(rule).first() - 1e-9;
        });
    }

    @ParameterizedTest
    @EnumSource
    void each_gets_at_least_half_of_its_ideal_gain(BargainingRule rule) {
        holds(rule, EnumSet.of(NASH, KALAI_SMORODINSKY), game -> {
            CurveSolution solution = game.solve(rule);
            return solution.first() >= (game.firstLeast() + game.firstIdeal()) / 2 - 1e-9
                    && solution.second() >= (game.secondLeast() + game.secondIdeal()) / 2 - 1e-9;
        });
    }

    @Test
    void the_greatest_product_is_that_of_a_fine_grid() {
        Random random = new Random(19);
        for (int i = 0; i < 200; i++) {
            Game game = Game.random(random);
            var curve = LotteryFrontier.of(game.first(), game.second()).curve();
            CurveSolution nash = game.solve(NASH);
            double best = 0;
            for (double place = 0; place <= curve.end(); place += 1e-3) {
                double firstGain = curve.first(place) - game.firstLeast();
                double secondGain = curve.second(place) - game.secondLeast();
                best = Math.max(best, firstGain > 0 ? firstGain * Math.max(0, secondGain) : 0);
            }
            double product = (nash.first() - game.firstLeast()) * (nash.second() - game.secondLeast());
            assertThat(product).isGreaterThanOrEqualTo(best - 1e-12).isCloseTo(best, within(1e-3));
        }
    }
}
