// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import static dev.parley.bargaining.BargainingRule.EGALITARIAN;
import static dev.parley.bargaining.BargainingRule.KALAI_SMORODINSKY;
import static dev.parley.bargaining.BargainingRule.NASH;
import static dev.parley.bargaining.BargainingRule.RELATIVE_UTILITARIAN;
import static dev.parley.bargaining.BargainingRule.UTILITARIAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.ojalgo.OjAlgoSolver;
import dev.parley.bargaining.proof.MaxMin;
import dev.parley.bargaining.proof.Rational;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The axioms of three parties with lotteries: properties of random games, or a game among them that shows otherwise. */
class ThreePartyAxiomsTest {
    private static final ProgramSolver SOLVER = new OjAlgoSolver();
    private static final double NEAR = 1e-4;
    private static final int GAMES = 40;

    /** Outcomes of which the first is the disagreement, and chance for what is done with them. */
    private record Game(List<Payoffs> outcomes, long seed) {
        static Game random(long seed) {
            Random random = new Random(seed);
            List<Payoffs> outcomes = new ArrayList<>(List.of(Payoffs.of(0, 0, 0)));
            for (int outcome = 0; outcome < 4 + random.nextInt(4); outcome++) {
                outcomes.add(Payoffs.of(random.nextInt(11), random.nextInt(11), random.nextInt(11)));
            }
            return new Game(outcomes, seed);
        }

        /** One in which some outcomes leave somebody below the disagreement. */
        static Game harsh(long seed) {
            Game mild = random(seed);
            List<Payoffs> outcomes = new ArrayList<>(mild.outcomes());
            Random random = new Random(-seed);
            outcomes.add(Payoffs.of(10, 10, -1 - random.nextInt(5)));
            return new Game(outcomes, seed);
        }

        Payoffs solve(BargainingRule rule) {
            return new BargainingProblem(outcomes, outcomes.get(0))
                    .solveWithLotteries(rule, SOLVER)
                    .orElseThrow()
                    .payoffs();
        }

        Game with(Payoffs outcome) {
            List<Payoffs> more = new ArrayList<>(outcomes);
            more.add(outcome);
            return new Game(more, seed);
        }

        Game scaled(double factor, double shift) {
            return new Game(
                    outcomes.stream()
                            .map(outcome -> Payoffs.of(factor * outcome.of(0) + shift, outcome.of(1), outcome.of(2)))
                            .toList(),
                    seed);
        }

        Random chance() {
            return new Random(31 * seed + 7);
        }

        Payoffs mixture(Random random) {
            double[] weights = outcomes.stream()
                    .mapToDouble(outcome -> Math.pow(random.nextDouble(), 6))
                    .toArray();
            double sum = DoubleStream.of(weights).sum();
            return IntStream.range(0, weights.length)
                    .mapToObj(outcome -> outcomes.get(outcome).times(weights[outcome] / sum))
                    .reduce(Payoffs::plus)
                    .orElseThrow();
        }

        double ideal(int party) {
            return outcomes.stream()
                    .mapToDouble(outcome -> outcome.of(party))
                    .max()
                    .orElseThrow();
        }
    }

    private static void holds(
            BargainingRule rule, Set<BargainingRule> with, List<Game> games, BiPredicate<Game, BargainingRule> axiom) {
        for (Game game : games) {
            if (!axiom.test(game, rule)) {
                assertThat(with).as("of %s, in game %d", rule, game.seed()).doesNotContain(rule);
                return;
            }
        }
        assertThat(with).as("no game shows otherwise of %s", rule).contains(rule);
    }

    private static List<Game> mild() {
        return IntStream.range(1, GAMES).mapToObj(Game::random).toList();
    }

    private static boolean near(Payoffs one, Payoffs other) {
        return DoubleStream.of(one.minus(other).toArray()).allMatch(difference -> Math.abs(difference) < NEAR);
    }

    @ParameterizedTest
    @EnumSource
    void nobody_gets_less_than_without_an_agreement(BargainingRule rule) {
        List<Game> harsh = IntStream.range(1, GAMES).mapToObj(Game::harsh).toList();
        holds(
                rule,
                EnumSet.of(NASH, KALAI_SMORODINSKY, EGALITARIAN),
                harsh,
                (game, of) -> game.solve(of)
                        .plus(Payoffs.of(NEAR, NEAR, NEAR))
                        .isAtLeast(game.outcomes().get(0)));
    }

    /** No lottery gives all three more. */
    @ParameterizedTest
    @EnumSource
    void nothing_is_left_on_the_table(BargainingRule rule) {
        holds(rule, EnumSet.allOf(BargainingRule.class), mild(), (game, of) -> {
            Payoffs solution = game.solve(of);
            List<List<Rational>> gains = IntStream.range(0, 3)
                    .mapToObj(party -> game.outcomes().stream()
                            .map(outcome -> Rational.of(outcome.of(party) - solution.of(party)))
                            .toList())
                    .toList();
            return MaxMin.of(gains, SOLVER).bound().compareTo(Rational.of(NEAR)) < 0;
        });
    }

    @ParameterizedTest
    @EnumSource
    void another_scale_of_one_party_changes_nothing(BargainingRule rule) {
        holds(rule, EnumSet.of(NASH, KALAI_SMORODINSKY, RELATIVE_UTILITARIAN), mild(), (game, of) -> {
            Payoffs solution = game.solve(of);
            Payoffs scaled = game.scaled(3, -2).solve(of);
            return near(Payoffs.of(3 * solution.of(0) - 2, solution.of(1), solution.of(2)), scaled);
        });
    }

    @ParameterizedTest
    @EnumSource
    void names_do_not_count(BargainingRule rule) {
        holds(rule, EnumSet.allOf(BargainingRule.class), mild(), (game, of) -> {
            Payoffs turned = new Game(
                            game.outcomes().stream()
                                    .map(outcome -> Payoffs.of(outcome.of(1), outcome.of(2), outcome.of(0)))
                                    .toList(),
                            game.seed())
                    .solve(of);
            return near(game.solve(of), Payoffs.of(turned.of(2), turned.of(0), turned.of(1)));
        });
    }

    /** Another outcome that is not chosen, nor is any lottery with it. */
    @ParameterizedTest
    @EnumSource
    void what_was_not_chosen_does_not_count(BargainingRule rule) {
        holds(rule, EnumSet.of(NASH, EGALITARIAN, UTILITARIAN), mild(), (game, of) -> {
            Random random = game.chance();
            Payoffs more = Payoffs.of(random.nextInt(11), random.nextInt(11), random.nextInt(11));
            Payoffs chosen = game.with(more).solve(of);
            return !feasible(game, chosen) || near(game.solve(of), chosen);
        });
    }

    private static boolean feasible(Game game, Payoffs payoffs) {
        List<List<Rational>> gains = IntStream.range(0, 3)
                .mapToObj(party -> game.outcomes().stream()
                        .map(outcome -> Rational.of(outcome.of(party) - payoffs.of(party)))
                        .toList())
                .toList();
        return MaxMin.of(gains, SOLVER).worth().compareTo(Rational.of(-1e-7)) > 0;
    }

    /** More for the first party, where the others can have together just what they could have before. */
    @ParameterizedTest
    @EnumSource
    void more_for_one_alone_does_not_harm_it(BargainingRule rule) {
        holds(rule, EnumSet.of(KALAI_SMORODINSKY, EGALITARIAN), mild(), (game, of) -> {
            Random random = game.chance();
            double before = game.solve(of).of(0);
            List<Payoffs> reached = new ArrayList<>(game.outcomes());
            reached.add(game.mixture(random));
            return reached.stream()
                    .map(same -> Payoffs.of(same.of(0) + 8 * random.nextDouble(), same.of(1), same.of(2)))
                    .allMatch(more -> game.with(more).solve(of).of(0) > before - NEAR);
        });
    }

    @ParameterizedTest
    @EnumSource
    void each_gets_at_least_a_third_of_its_ideal_gain(BargainingRule rule) {
        List<Game> uneven = mild().stream().map(game -> game.scaled(5, 0)).toList();
        holds(rule, EnumSet.of(NASH, KALAI_SMORODINSKY), uneven, (game, of) -> {
            Payoffs solution = game.solve(of);
            return IntStream.range(0, 3).allMatch(party -> solution.of(party) >= game.ideal(party) / 3 - NEAR);
        });
    }
}
