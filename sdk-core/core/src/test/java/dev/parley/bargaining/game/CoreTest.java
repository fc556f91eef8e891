// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.adapter.ojalgo.OjAlgoSolver;
import dev.parley.bargaining.BargainingRule;
import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.ProgramSolver.UnsolvedProgramException;
import dev.parley.bargaining.game.Core.Blocked;
import dev.parley.bargaining.game.Core.Unblocked;
import dev.parley.bargaining.game.Core.Unreachable;
import dev.parley.bargaining.game.Core.Verdict;
import dev.parley.bargaining.proof.Lottery;
import dev.parley.bargaining.proof.Rational;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Coalitions that block, and proofs that none does. */
class CoreTest {
    private static final ProgramSolver SOLVER = new OjAlgoSolver();

    /**
     * A game of our own with figures of example 64 (arXiv 2307.04879), whose table of payoffs is not at hand: each of the
     * first two keeps 3 for itself, or helps the other, or the third.
     */
    private static final NormalFormGame LIKE_EXAMPLE_64 = NormalFormGame.additive(List.of(
            List.of(Payoffs.of(3, 0, 0), Payoffs.of(1, 4, 0), Payoffs.of(1, 1, 6)),
            List.of(Payoffs.of(0, 3, 0), Payoffs.of(4, 1, 0), Payoffs.of(1, 1, 6)),
            List.of(Payoffs.of(0, 0, 3), Payoffs.of(.5, .5, .5))));

    private static final Payoffs NASH = Payoffs.of(13 / 3.0, 13 / 3.0, 17 / 3.0);

    @Test
    void figures_of_example_64_the_nash_solution_is_blocked_by_two() {
        List<Lottery> equilibrium = NashEquilibria.first(LIKE_EXAMPLE_64, SOLVER);
        Payoffs nash = LIKE_EXAMPLE_64
                .bargaining(Payoffs.of(3, 3, 3))
                .solveWithLotteries(BargainingRule.NASH, SOLVER)
                .orElseThrow()
                .payoffs();

        Verdict verdict = Core.decide(LIKE_EXAMPLE_64, NASH, Outsiders.doingAnything(), SOLVER);

        assertThat(LIKE_EXAMPLE_64.expected(equilibrium))
                .containsExactly(Rational.of(3), Rational.of(3), Rational.of(3));
        assertThat(nash.toArray()).containsExactly(NASH.toArray(), within(1e-6));
        assertThat(verdict).isInstanceOfSatisfying(Blocked.class, blocked -> {
            assertThat(blocked.members()).containsExactly(0, 1);
            assertThat(blocked.proof().worth().toDouble()).isCloseTo(5 - 13 / 3.0, within(1e-9));
        });
    }

    @Test
    void figures_of_example_64_five_five_three_is_in_the_core() {
        for (Outsiders outsiders :
                List.of(Outsiders.doingAnything(), Outsiders.playing(NashEquilibria.first(LIKE_EXAMPLE_64, SOLVER)))) {
            Verdict verdict = Core.decide(LIKE_EXAMPLE_64, Payoffs.of(5, 5, 3), outsiders, SOLVER);

            assertThat(verdict).isInstanceOfSatisfying(Unblocked.class, unblocked -> {
                assertThat(unblocked.proofs()).hasSize(7);
                assertThat(unblocked.proofs().values())
                        .allSatisfy(
                                proof -> assertThat(proof.bound().toDouble()).isLessThan(1e-9));
            });
        }
    }

    @Test
    void what_nobody_can_reach_is_not_in_the_core() {
        Verdict verdict = Core.decide(LIKE_EXAMPLE_64, Payoffs.of(6, 6, 6), Outsiders.doingAnything(), SOLVER);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        unreachable ->
                                assertThat(unreachable.proof().bound().signum()).isNegative());
    }

    @Test
    void what_all_can_improve_on_is_blocked_by_all() {
        assertThat(Core.decide(
                        NormalFormGame.additive(List.of(
                                List.of(Payoffs.of(1, 0), Payoffs.of(0, 3)),
                                List.of(Payoffs.of(0, 1), Payoffs.of(3, 0)))),
                        Payoffs.of(2, 2),
                        Outsiders.doingAnything(),
                        SOLVER))
                .isInstanceOfSatisfying(
                        Blocked.class, blocked -> assertThat(blocked.members()).containsExactly(0, 1));
    }

    /** Three who share 1 by majority: whatever they get, two can divide it better between them. */
    @Test
    void three_who_divide_by_majority_have_no_core() {
        NormalFormGame majority = NormalFormGame.of(List.of(3, 3, 3), CoreTest::divided);
        Random random = new Random(73);
        for (int round = 0; round < 20; round++) {
            double[] shares = random.doubles(3).toArray();
            double sum = shares[0] + shares[1] + shares[2];
            Payoffs payoffs = Payoffs.of(shares[0] / sum, shares[1] / sum, shares[2] / sum);

            Verdict verdict = Core.decide(majority, payoffs, Outsiders.doingAnything(), SOLVER);

            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Blocked.class,
                            blocked -> assertThat(blocked.members()).hasSize(2));
        }
    }

    /** Each names who gets all; what two name counts. */
    private static Payoffs divided(int[] named) {
        double[] payoffs = new double[3];
        for (int player = 0; player < 3; player++) {
            int who = player;
            payoffs[player] = IntStream.of(named).filter(one -> one == who).count() >= 2 ? 1 : 0;
        }
        return Payoffs.of(payoffs);
    }

    /** The more the outsiders may do, the less a coalition can be sure of, and the larger the core. */
    @Test
    void what_is_stable_against_an_equilibrium_is_stable_against_anything() {
        Random random = new Random(79);
        int[] stable = new int[2];
        for (int round = 0; round < 60; round++) {
            NormalFormGame game = additive(random);
            int profile = random.nextInt(game.profiles());
            List<Lottery> equilibrium = NashEquilibria.first(game, SOLVER);

            boolean narrow = Core.decide(game, game.payoffs(profile), Outsiders.playing(equilibrium), SOLVER)
                    .holds();
            Verdict wide = Core.decide(game, game.payoffs(profile), Outsiders.doingAnything(), SOLVER);
            Verdict assumed =
                    Core.decide(game, game.payoffs(profile), Outsiders.assumed(members -> equilibrium), SOLVER);

            assertThat(assumed.holds()).isEqualTo(narrow);
            assertThat(!narrow || wide.holds()).isTrue();
            if (wide instanceof Blocked blocked) {
                gainsWhateverOthersDo(game, profile, blocked);
            }
            stable[0] += narrow ? 1 : 0;
            stable[1] += wide.holds() ? 1 : 0;
        }
        assertThat(stable[1]).isGreaterThan(stable[0]);
    }

    private static NormalFormGame additive(Random random) {
        return NormalFormGame.additive(IntStream.range(0, 3)
                .mapToObj(player -> IntStream.range(0, 2)
                        .mapToObj(action -> Payoffs.of(random.nextInt(7), random.nextInt(7), random.nextInt(7)))
                        .toList())
                .toList());
    }

    /** Played out: the members' lottery against every action of the others. */
    private static void gainsWhateverOthersDo(NormalFormGame game, int profile, Blocked blocked) {
        List<Integer> members = blocked.members();
        for (int other = 0; other < game.profiles(); other++) {
            for (int member : members) {
                double expected = 0;
                for (int joint = 0; joint < blocked.proof().lottery().size(); joint++) {
                    int[] actions = game.actions(other);
                    int rest = joint;
                    for (int i = members.size() - 1; i >= 0; i--) {
                        int count = game.actions().get(members.get(i));
                        actions[members.get(i)] = rest % count;
                        rest /= count;
                    }
                    expected += blocked.proof().lottery().probability(joint).toDouble()
                            * game.payoffs(game.profile(actions)).of(member);
                }
                assertThat(expected).isGreaterThan(game.payoffs(profile).of(member));
            }
        }
    }

    @Test
    void a_wrong_solver_proves_no_coalition_harmless() {
        ProgramSolver first = program -> {
            double[] x = new double[program.variables()];
            x[0] = 1;
            return x;
        };

        assertThatExceptionOfType(UnsolvedProgramException.class)
                .isThrownBy(() -> Core.decide(LIKE_EXAMPLE_64, Payoffs.of(5, 5, 3), Outsiders.doingAnything(), first));
        assertThatExceptionOfType(UnsolvedProgramException.class)
                .isThrownBy(() -> Core.decide(LIKE_EXAMPLE_64, NASH, Outsiders.doingAnything(), first));
    }

    /** Right about what a coalition can do, wrong about what it cannot. */
    @Test
    void wrong_weights_alone_prove_no_coalition_harmless() {
        AtomicInteger asked = new AtomicInteger();
        ProgramSolver everySecond = program -> {
            double[] x = new double[program.variables()];
            x[0] = 1;
            return asked.getAndIncrement() % 2 == 1 ? x : SOLVER.maximize(program);
        };

        assertThatExceptionOfType(UnsolvedProgramException.class)
                .isThrownBy(
                        () -> Core.decide(LIKE_EXAMPLE_64, Payoffs.of(5, 5, 3), Outsiders.doingAnything(), everySecond))
                .withMessageContaining("proves nothing");
    }

    @Test
    void refuses_what_is_no_question() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Core.decide(LIKE_EXAMPLE_64, Payoffs.of(1, 1), Outsiders.doingAnything(), SOLVER));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Core.decide(LIKE_EXAMPLE_64, NASH, Outsiders.playing(LIKE_EXAMPLE_64.mixes(8)), SOLVER))
                .withMessageContaining("equilibrium must be one");
    }
}
