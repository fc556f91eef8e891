// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.adapter.ojalgo.OjAlgoSolver;
import dev.parley.bargaining.BargainingRule;
import dev.parley.bargaining.CurveSolution;
import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.ProgramSolver.UnsolvedProgramException;
import dev.parley.bargaining.frontier.LotteryFrontier;
import dev.parley.bargaining.proof.Lottery;
import dev.parley.bargaining.proof.Rational;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What happens without an agreement: an equilibrium, or threats. */
class DisagreementTest {
    private static final ProgramSolver SOLVER = new OjAlgoSolver();

    /**
     * A game of our own with the figures of example 60 (arXiv 2307.04879), whose table of payoffs is not at hand: player 1
     * owns two actions, player 2 three, and what they give adds up.
     */
    private static final NormalFormGame LIKE_EXAMPLE_60 = NormalFormGame.additive(List.of(
            List.of(Payoffs.of(-1, 2), Payoffs.of(0, 0)),
            List.of(Payoffs.of(3, 3), Payoffs.of(5, 2), Payoffs.of(-3, 2))));

    private static Payoffs nash(NormalFormGame game, Payoffs disagreement) {
        return game.bargaining(disagreement)
                .solveWithLotteries(BargainingRule.NASH, SOLVER)
                .orElseThrow()
                .payoffs();
    }

    @Test
    void figures_of_example_60_from_the_threat_point() {
        ThreatPoint threats = ThreatPoint.of(LIKE_EXAMPLE_60, SOLVER);

        assertThat(threats.disagreement()).isEqualTo(Payoffs.of(-3, 2));
        assertThat(threats.solution().toArray()).containsExactly(new double[] {2.5, 4.75}, within(1e-12));
        assertThat(threats.solution().minus(threats.disagreement()).toArray())
                .containsExactly(new double[] {5.5, 2.75}, within(1e-12));
        assertThat(nash(LIKE_EXAMPLE_60, threats.disagreement()).toArray())
                .containsExactly(new double[] {2.5, 4.75}, within(1e-6));
        assertThat(threats.excess().toDouble()).isLessThan(1e-14);
    }

    @Test
    void figures_of_example_60_from_the_nash_equilibrium() {
        List<Lottery> equilibrium = NashEquilibria.first(LIKE_EXAMPLE_60, SOLVER);
        List<Rational> worth = LIKE_EXAMPLE_60.expected(equilibrium);
        ThreatPoint threats = ThreatPoint.of(LIKE_EXAMPLE_60, SOLVER);

        assertThat(worth).containsExactly(Rational.of(3), Rational.of(3));
        assertThat(nash(LIKE_EXAMPLE_60, Payoffs.of(3, 3)).toArray())
                .containsExactly(new double[] {4, 4}, within(1e-6));
        assertThat(threats.solution().of(0)).isLessThan(3);
    }

    /** Nobody does better by another threat, each first weighed by the Nash solution that follows from it. */
    @Test
    void no_other_threat_leads_to_a_better_agreement() {
        Random random = new Random(67);
        for (int round = 0; round < 25; round++) {
            NormalFormGame game = random(random, 2 + random.nextInt(2), 2 + random.nextInt(2));
            ThreatPoint point = ThreatPoint.of(game, SOLVER);

            assertThat(point.solution().isAtLeast(point.disagreement().minus(Payoffs.of(1e-9, 1e-9))))
                    .isTrue();
            for (int i = 0; i < 30; i++) {
                double[] mix = random.doubles(game.actions().get(0)).toArray();
                Payoffs first = solutionFrom(game, Lottery.of(mix), point.second());
                assertThat(first.of(0)).isLessThanOrEqualTo(point.solution().of(0) + 1e-6);
                double[] other = random.doubles(game.actions().get(1)).toArray();
                Payoffs second = solutionFrom(game, point.first(), Lottery.of(other));
                assertThat(second.of(1)).isLessThanOrEqualTo(point.solution().of(1) + 1e-6);
            }
        }
    }

    private static Payoffs solutionFrom(NormalFormGame game, Lottery first, Lottery second) {
        List<Rational> from = game.expected(List.of(first, second));
        double[] ones = game.payoffs().stream().mapToDouble(p -> p.of(0)).toArray();
        double[] twos = game.payoffs().stream().mapToDouble(p -> p.of(1)).toArray();
        CurveSolution solution = CurveSolution.of(
                        BargainingRule.NASH,
                        LotteryFrontier.of(ones, twos).curve(),
                        from.get(0).toDouble() - 1e-12,
                        from.get(1).toDouble() - 1e-12,
                        .5)
                .orElseThrow();
        return Payoffs.of(solution.first(), solution.second());
    }

    private static NormalFormGame random(Random random, int first, int second) {
        return NormalFormGame.of(List.of(first, second), profile -> Payoffs.of(random.nextInt(20), random.nextInt(20)));
    }

    @Test
    void a_game_without_a_pure_equilibrium_has_one_with_lotteries() {
        NormalFormGame pennies = NormalFormGame.ofTwo(new double[][] {{2, 0}, {0, 1}}, new double[][] {{0, 2}, {1, 0}});

        List<Lottery> mixes = NashEquilibria.first(pennies, SOLVER);

        assertThat(pennies.pureEquilibria()).isEmpty();
        assertThat(mixes.get(0).toDoubles()).containsExactly(new double[] {1 / 3.0, 2 / 3.0}, within(1e-9));
        assertThat(mixes.get(1).toDoubles()).containsExactly(new double[] {1 / 3.0, 2 / 3.0}, within(1e-9));
        assertThat(pennies.check(mixes).holdsWithin(1e-12)).isTrue();
    }

    @Test
    void every_small_game_of_two_has_an_equilibrium() {
        Random random = new Random(71);
        int mixed = 0;
        for (int round = 0; round < 50; round++) {
            NormalFormGame game = random(random, 3, 4);
            assertThat(game.check(NashEquilibria.first(game, SOLVER)).holdsWithin(1e-7))
                    .isTrue();
            mixed += game.pureEquilibria().isEmpty() ? 1 : 0;
        }
        assertThat(mixed).isGreaterThan(5);
    }

    @Test
    void one_outcome_leaves_nothing_to_threaten_with() {
        ThreatPoint point = ThreatPoint.of(NormalFormGame.ofTwo(new double[][] {{4}}, new double[][] {{2}}), SOLVER);

        assertThat(point.disagreement()).isEqualTo(Payoffs.of(4, 2));
        assertThat(point.solution()).isEqualTo(Payoffs.of(4, 2));
        assertThat(point.excess()).isEqualTo(Rational.ZERO);
    }

    @Test
    void wrong_threats_and_wrong_solvers_are_found() {
        ThreatPoint right = ThreatPoint.of(LIKE_EXAMPLE_60, SOLVER);
        ThreatPoint mild =
                new ThreatPoint(right.game(), right.first(), Lottery.certain(0, 3), right.agreement(), right.weights());
        ProgramSolver first = program -> {
            double[] x = new double[program.variables()];
            x[0] = 1;
            return x;
        };

        assertThat(mild.excess().signum()).isPositive();
        ThreatPoint elsewhere = new ThreatPoint(
                right.game(),
                right.first(),
                right.second(),
                Lottery.certain(1, 6), // as good at these weights, but not the Nash solution
                List.of(Rational.of(1, 3), Rational.of(2, 3)));
        assertThat(elsewhere.solution()).isEqualTo(Payoffs.of(4, 4));
        assertThat(elsewhere.excess()).isEqualTo(Rational.ONE);
        assertThatExceptionOfType(UnsolvedProgramException.class)
                .isThrownBy(() -> ThreatPoint.of(LIKE_EXAMPLE_60, first));
        assertThatExceptionOfType(UnsolvedProgramException.class)
                .isThrownBy(() -> NashEquilibria.first(
                        NormalFormGame.ofTwo(new double[][] {{2, 0}, {0, 1}}, new double[][] {{0, 2}, {1, 0}}), first));
    }

    @Test
    void refuses_games_of_other_numbers_of_players() {
        NormalFormGame three = NormalFormGame.of(List.of(1, 1, 1), profile -> Payoffs.of(1, 2, 3));

        assertThatIllegalArgumentException().isThrownBy(() -> ThreatPoint.of(three, SOLVER));
        assertThat(NashEquilibria.first(three, SOLVER)).hasSize(3);
        assertThatIllegalArgumentException().isThrownBy(() -> NashEquilibria.first(withoutPure(3), SOLVER));
    }

    /** Two play for pennies, the rest look on. */
    private static NormalFormGame withoutPure(int players) {
        return NormalFormGame.of(List.of(2, 2, 1), profile -> {
            double win = profile[0] == profile[1] ? 1 : -1;
            double[] payoffs = new double[players];
            payoffs[0] = win;
            payoffs[1] = -win;
            return Payoffs.of(payoffs);
        });
    }
}
