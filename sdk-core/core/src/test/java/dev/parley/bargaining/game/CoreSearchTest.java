// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.adapter.ojalgo.OjAlgoSolver;
import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.ProgramSolver.UnsolvedProgramException;
import dev.parley.bargaining.game.CoreSearch.Answer;
import dev.parley.bargaining.game.CoreSearch.Empty;
import dev.parley.bargaining.game.CoreSearch.Found;
import dev.parley.bargaining.proof.Lottery;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether three players have a core at all. */
class CoreSearchTest {
    private static final ProgramSolver SOLVER = new OjAlgoSolver();

    /** Each of three keeps 3, or gives 4 to the one after it at a cost of 2. */
    private static final NormalFormGame CIRCLE = NormalFormGame.additive(List.of(
            List.of(Payoffs.of(3, 0, 0), Payoffs.of(1, 4, 0)),
            List.of(Payoffs.of(0, 3, 0), Payoffs.of(0, 1, 4)),
            List.of(Payoffs.of(0, 0, 3), Payoffs.of(4, 0, 1))));

    private static NormalFormGame additive(Random random, int actions) {
        return NormalFormGame.additive(IntStream.range(0, 3)
                .mapToObj(player -> IntStream.range(0, actions)
                        .mapToObj(action -> Payoffs.of(random.nextInt(7), random.nextInt(7), random.nextInt(7)))
                        .toList())
                .toList());
    }

    /** Scarf 1971: where outsiders may do anything, the core of such games is never empty. */
    @Test
    void a_core_exists_where_outsiders_may_do_anything() {
        Random random = new Random(167);
        for (int round = 0; round < 40; round++) {
            NormalFormGame game = additive(random, 2 + random.nextInt(2));

            assertThat(CoreSearch.find(game, Outsiders.doingAnything(), SOLVER))
                    .as("round %d: %s", round, game)
                    .isInstanceOf(Found.class);
        }
    }

    /** Example 66 (arXiv 2307.04879) has none; its table of payoffs is not at hand, and random games have none either. */
    @Test
    void a_core_need_not_exist_where_outsiders_play_an_equilibrium() {
        Random random = new Random(173);
        int[] answers = new int[2];
        for (int round = 0; round < 60; round++) {
            NormalFormGame game = additive(random, 3);
            List<Lottery> equilibrium = NashEquilibria.first(game, SOLVER);

            Answer answer = CoreSearch.find(game, Outsiders.playing(equilibrium), SOLVER);

            if (answer instanceof Empty empty) {
                answers[0]++;
                assertThat(empty.proofs())
                        .isNotEmpty()
                        .allMatch(proof -> proof.bound().signum() < 0);
                everyProfileIsBlocked(game, equilibrium);
            } else {
                answers[1]++;
            }
        }
        assertThat(answers[0]).isPositive();
        assertThat(answers[1]).isPositive();
    }

    private static void everyProfileIsBlocked(NormalFormGame game, List<Lottery> equilibrium) {
        for (int profile = 0; profile < game.profiles(); profile++) {
            assertThat(Core.decide(game, game.payoffs(profile), Outsiders.playing(equilibrium), SOLVER)
                            .holds())
                    .isFalse();
        }
    }

    @Test
    void all_three_give_on_in_a_circle() {
        Answer answer = CoreSearch.find(CIRCLE, Outsiders.playing(CIRCLE.mixes(0)), SOLVER);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.payoffs()).isEqualTo(Payoffs.of(5, 5, 5)));
    }

    @Test
    void a_wrong_solver_finds_no_core() {
        ProgramSolver first = program -> {
            double[] x = new double[program.variables()];
            x[0] = 1;
            return x;
        };

        assertThatExceptionOfType(UnsolvedProgramException.class)
                .isThrownBy(() -> CoreSearch.find(CIRCLE, Outsiders.playing(CIRCLE.mixes(0)), first));
    }

    @Test
    void refuses_what_it_cannot_search() {
        NormalFormGame two = NormalFormGame.ofTwo(new double[][] {{1}}, new double[][] {{1}});
        NormalFormGame tangled =
                NormalFormGame.of(List.of(2, 2, 2), profile -> Payoffs.of(profile[0] * profile[1] * profile[2], 0, 0));

        assertThatIllegalArgumentException().isThrownBy(() -> CoreSearch.find(two, Outsiders.doingAnything(), SOLVER));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoreSearch.find(tangled, Outsiders.doingAnything(), SOLVER))
                .withMessageContaining("must not depend on how the outsiders answer");
    }
}
