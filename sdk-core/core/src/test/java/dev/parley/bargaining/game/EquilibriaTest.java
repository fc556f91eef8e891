// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.adapter.ojalgo.OjAlgoSolver;
import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.ProgramSolver.UnsolvedProgramException;
import dev.parley.bargaining.game.DependencyEquilibrium.PlayerAction;
import dev.parley.bargaining.game.DependencyEquilibrium.TooTempting;
import dev.parley.bargaining.game.DependencyEquilibrium.Verdict;
import dev.parley.bargaining.proof.Lottery;
import dev.parley.bargaining.proof.Rational;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Correlated and dependency equilibria, each checked by code that knows no solver. */
class EquilibriaTest {
    private static final ProgramSolver SOLVER = new OjAlgoSolver();

    private static final NormalFormGame CHICKEN =
            NormalFormGame.ofTwo(new double[][] {{6, 2}, {7, 0}}, new double[][] {{6, 7}, {2, 0}});

    private static final NormalFormGame DILEMMA =
            NormalFormGame.ofTwo(new double[][] {{3, 0}, {4, 1}}, new double[][] {{3, 4}, {0, 1}});

    /** Aumann 1974: half of the time both yield, and a quarter each way one does not. */
    @Test
    void a_mediator_earns_more_in_chicken_than_any_nash_equilibrium() {
        CorrelatedEquilibrium best = CorrelatedEquilibrium.best(CHICKEN, Payoffs.of(1, 1), SOLVER);

        assertThat(best.lottery().toDoubles()).containsExactly(new double[] {.5, .25, .25, 0}, within(1e-9));
        assertThat(best.proof().worth().toDouble()).isCloseTo(10.5, within(1e-9));
        assertThat(best.proof().bound().orElseThrow().toDouble()).isCloseTo(10.5, within(1e-9));
        assertThat(CorrelatedEquilibrium.check(CHICKEN, Lottery.of(2, 1, 1, 0))).isEmpty();
    }

    @Test
    void whoever_gains_by_not_doing_as_told_is_named() {
        assertThat(CorrelatedEquilibrium.check(CHICKEN, Lottery.of(3, 1, 1, 0)))
                .contains(new Deviation(0, 0, 0, 1, Rational.of(1, 4)));
    }

    /**
     * Osborne, An Introduction to Game Theory (2004), section 9.1: one goes where the other may want to meet it or to avoid
     * it, which the other knows. At even odds it goes where it likes to be; at one in four it does better by the other place.
     */
    @Test
    void whether_the_other_wants_to_meet_decides_by_its_odds() {
        double[][] first = {{2, 0}, {0, 1}};
        NormalFormGame meets = NormalFormGame.ofTwo(first, new double[][] {{1, 0}, {0, 2}});
        NormalFormGame avoids = NormalFormGame.ofTwo(first, new double[][] {{0, 2}, {1, 0}});
        Lottery there = Lottery.certain(0, 2);
        Lottery away = Lottery.certain(1, 2);
        List<List<Lottery>> strategies = List.of(List.of(there), List.of(there, away));

        BayesianGame even = new BayesianGame(List.of(1, 2), List.of(1.0, 1.0), List.of(meets, avoids));
        BayesianGame rare = new BayesianGame(List.of(1, 2), List.of(1.0, 3.0), List.of(meets, avoids));

        assertThat(even.check(strategies).holds()).isTrue();
        assertThat(even.check(strategies).worths().get(0).get(0)).containsExactly(Rational.ONE, Rational.of(1, 2));
        assertThat(rare.check(strategies).best()).contains(new Deviation(0, 0, 0, 1, Rational.of(1, 4)));
    }

    /** Three actions each, whole numbers: the bound is proved, and no equilibrium of random ones is worth more. */
    @Test
    void no_correlated_equilibrium_is_worth_more_than_its_bound() {
        Random random = new Random(53);
        for (int round = 0; round < 60; round++) {
            NormalFormGame game = random(random, 2 + random.nextInt(2), 3);
            Payoffs weights = game.players() == 2 ? Payoffs.of(1, 2) : Payoffs.of(1, 2, 1);

            CorrelatedEquilibrium best = CorrelatedEquilibrium.best(game, weights, SOLVER);

            double bound = best.proof().bound().orElseThrow().toDouble();
            assertThat(best.proof().violation().toDouble()).isLessThan(1e-9);
            assertThat(best.proof().worth().toDouble()).isCloseTo(bound, within(1e-7));
            for (int profile : game.pureEquilibria()) {
                double worth = 0;
                for (int player = 0; player < game.players(); player++) {
                    worth += weights.of(player) * game.payoffs(profile).of(player);
                }
                assertThat(worth).isLessThanOrEqualTo(bound + 1e-9);
                assertThat(CorrelatedEquilibrium.check(game, Lottery.certain(profile, game.profiles())))
                        .isEmpty();
                assertThat(game.check(profile).holds()).isTrue();
            }
        }
    }

    /** Spohn 2007: in the dilemma both may cooperate, since each expects the other to do as it does. */
    @Test
    void both_may_cooperate_in_the_prisoners_dilemma() {
        assertThat(DependencyEquilibrium.decide(DILEMMA, 0, SOLVER).holds()).isTrue();
        assertThat(DependencyEquilibrium.decide(DILEMMA, 3, SOLVER).holds()).isTrue();
        assertThat(DependencyEquilibrium.decide(DILEMMA, 1, SOLVER).holds()).isFalse();
        assertThat(DILEMMA.pureEquilibria()).containsExactly(3);
        assertThat(DILEMMA.check(0).best()).contains(new Deviation(0, 0, 0, 1, Rational.ONE));
    }

    /** Proposition 41: where each expects the same of the others whatever it does, only Bayesian Nash is left. */
    @Test
    void lotteries_of_ones_own_leave_nash_alone() {
        Random random = new Random(59);
        int equilibria = 0;
        for (int round = 0; round < 200; round++) {
            NormalFormGame game = random(random, 2, 2);
            for (int profile = 0; profile < game.profiles(); profile++) {
                DependencyWitness apart = apart(game, profile);
                assertThat(apart.temptation().isEmpty())
                        .isEqualTo(game.check(profile).holds());
                equilibria += apart.temptation().isEmpty() ? 1 : 0;
            }
        }
        assertThat(equilibria).isGreaterThan(100);
    }

    /** Near a profile of two players, each strays alone first, whatever the other does. */
    private static DependencyWitness apart(NormalFormGame game, int profile) {
        int[] actions = game.actions(profile);
        double[] alone = new double[4];
        alone[game.profile(1 - actions[0], actions[1])] = 1;
        alone[game.profile(actions[0], 1 - actions[1])] = 1;
        return new DependencyWitness(
                game, List.of(Lottery.certain(profile, 4), Lottery.of(alone), Lottery.of(1, 1, 1, 1)));
    }

    /** A Nash equilibrium is a dependency equilibrium; verdicts of random games, each checked from its own witness. */
    @Test
    void every_verdict_shows_itself() {
        Random random = new Random(61);
        int[] verdicts = new int[2];
        for (int round = 0; round < 60; round++) {
            NormalFormGame game = random(random, 2 + random.nextInt(2), 2 + random.nextInt(2));
            for (int profile = 0; profile < game.profiles(); profile++) {
                Verdict verdict = DependencyEquilibrium.decide(game, profile, SOLVER);
                if (verdict instanceof DependencyEquilibrium.Holds holds) {
                    showsItself(game, profile, holds.witness());
                } else {
                    assertThat(game.check(profile).holds()).isFalse();
                    showsItself(game, profile, (TooTempting) verdict);
                }
                verdicts[verdict.holds() ? 0 : 1]++;
            }
        }
        assertThat(verdicts[0]).isGreaterThan(100);
        assertThat(verdicts[1]).isGreaterThan(100);
    }

    /** At a very small ε the lottery is near the profile, and no conditional expectation is more than rounding above. */
    private static void showsItself(NormalFormGame game, int profile, DependencyWitness witness) {
        assertThat(witness.isFull()).isTrue();
        double epsilon = 1e-5;
        double[] near = witness.at(epsilon).toDoubles();
        assertThat(near[profile]).isGreaterThan(1 - 1e-3);
        for (int player = 0; player < game.players(); player++) {
            double expected = conditional(game, near, player, game.action(profile, player));
            for (int action = 0; action < game.actions().get(player); action++) {
                assertThat(conditional(game, near, player, action)).isLessThanOrEqualTo(expected + 1e-2);
            }
        }
    }

    private static double conditional(NormalFormGame game, double[] lottery, int player, int action) {
        double chance = 0;
        double sum = 0;
        for (int profile = 0; profile < lottery.length; profile++) {
            if (game.actions(profile)[player] == action) {
                chance += lottery[profile];
                sum += lottery[profile] * game.payoffs(profile).of(player);
            }
        }
        return sum / chance;
    }

    /** Weights of the actions left make each profile with one of them worth too much in sum. */
    private static void showsItself(NormalFormGame game, int profile, TooTempting tempting) {
        for (int other = 0; other < game.profiles(); other++) {
            int[] actions = game.actions(other);
            Rational sum = Rational.ZERO;
            boolean occurs = false;
            for (int i = 0; i < tempting.left().size(); i++) {
                PlayerAction one = tempting.left().get(i);
                if (actions[one.player()] == one.action()) {
                    double more = game.payoffs(other).of(one.player())
                            - game.payoffs(profile).of(one.player());
                    sum = sum.plus(tempting.proof().lottery().probability(i).times(Rational.of(more)));
                    occurs = true;
                }
            }
            assertThat(!occurs || sum.signum() > 0).isTrue();
        }
    }

    /** What each of two thirds gets is rounded, and is not taken for a reason to prefer one. */
    @Test
    void rounding_makes_no_lottery_lopsided() {
        NormalFormGame game =
                NormalFormGame.ofTwo(new double[][] {{.3, .1}, {.1, .2}}, new double[][] {{.3, .1}, {.1, .2}});
        Lottery apart = Lottery.of(1 / 9.0, 2 / 9.0, 2 / 9.0, 4 / 9.0);

        assertThat(new DependencyWitness(game, List.of(apart)).temptation()).isPresent();
        assertThat(DependencyEquilibrium.decide(game, apart, SOLVER).holds()).isTrue();
    }

    @Test
    void a_wrong_solver_proves_neither() {
        ProgramSolver first = program -> {
            double[] x = new double[program.variables()];
            x[0] = 1;
            return x;
        };

        assertThatExceptionOfType(UnsolvedProgramException.class)
                .isThrownBy(() -> DependencyEquilibrium.decide(DILEMMA, 0, first))
                .withMessageContaining("the solver's probabilities leave a gain");
        CorrelatedEquilibrium planted = CorrelatedEquilibrium.best(CHICKEN, Payoffs.of(1, 1), first);
        assertThat(planted.proof().violation().signum()).isPositive();
        assertThat(CorrelatedEquilibrium.check(CHICKEN, planted.lottery()))
                .map(Deviation::gain)
                .isNotEmpty();
    }

    @Test
    void refuses_what_is_no_game() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NormalFormGame(List.of(2, 2), List.of(Payoffs.of(1, 1))))
                .withMessage("payoffs must be of 4 profiles, and are of 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NormalFormGame(List.of(1, 1), List.of(Payoffs.of(1.0))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NormalFormGame(List.of(0), List.of()))
                .withMessage("player 0 has no action");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NormalFormGame.of(List.of(1 << 16, 1 << 16), profile -> Payoffs.of(0, 0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CorrelatedEquilibrium.best(CHICKEN, Payoffs.of(1.0), SOLVER));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DependencyEquilibrium.decide(CHICKEN, Lottery.of(1, 1), SOLVER));
    }

    static NormalFormGame random(Random random, int players, int actions) {
        return NormalFormGame.of(
                java.util.Collections.nCopies(players, actions),
                profile -> Payoffs.of(random.ints(players, 0, 10)
                        .mapToDouble(payoff -> payoff)
                        .toArray()));
    }
}
