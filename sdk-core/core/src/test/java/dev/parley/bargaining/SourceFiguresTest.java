// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.adapter.ojalgo.OjAlgoSolver;
import dev.parley.bargaining.game.Core;
import dev.parley.bargaining.game.Core.Blocked;
import dev.parley.bargaining.game.NashEquilibria;
import dev.parley.bargaining.game.NormalFormGame;
import dev.parley.bargaining.game.Outsiders;
import dev.parley.bargaining.proof.Rational;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Figures of Bargaining in large worlds (arXiv 2307.04879), examples 7, 64 and 66. The source's tables of payoffs are not at
 * hand: each test has a game of our own to which the source's figures belong.
 */
class SourceFiguresTest {
    private static final ProgramSolver SOLVER = new OjAlgoSolver();

    private static BargainingProblem from(Payoffs disagreement, double[]... outcomes) {
        return new BargainingProblem(Stream.of(outcomes).map(Payoffs::of).toList(), disagreement);
    }

    private static void isClose(Payoffs payoffs, double... expected) {
        assertThat(payoffs.toArray()).containsExactly(expected, within(1e-6));
    }

    /** Example 64: KS measured by what is possible from the disagreement on, and by what is possible at all. */
    @Test
    void figures_of_example_64_depend_on_which_ideals_are_counted() {
        BargainingProblem problem = from(
                Payoffs.of(3, 3, 3),
                new double[] {3, 3, 3},
                new double[] {5, 5, 3},
                new double[] {3.75, 3.75, 8},
                new double[] {6.75, 1.5, 3},
                new double[] {1.5, 6.75, 3});

        isClose(nash(problem), 13 / 3.0, 13 / 3.0, 17 / 3.0);
        isClose(
                problem.solveWithLotteries(BargainingRule.KALAI_SMORODINSKY, SOLVER)
                        .orElseThrow()
                        .payoffs(),
                75 / 17.0,
                75 / 17.0,
                91 / 17.0);
        isClose(problem.solveWithIdealsOfAll(SOLVER).orElseThrow().payoffs(), 4.5, 4.5, 5);
    }

    private static Payoffs nash(BargainingProblem problem) {
        return problem.solveWithLotteries(BargainingRule.NASH, SOLVER)
                .orElseThrow()
                .payoffs();
    }

    /** Where nobody can gain at another's cost, both variants are one; an empty zone has no solution in either. */
    @Test
    void both_ideals_are_the_same_where_no_outcome_harms_anybody() {
        Random random = new Random(269);
        for (int round = 0; round < 20; round++) {
            double[][] outcomes = random.doubles(6)
                    .mapToObj(first -> new double[] {first, random.nextDouble(), random.nextDouble()})
                    .toArray(double[][]::new);
            BargainingProblem problem = from(Payoffs.of(0, 0, 0), outcomes);

            isClose(
                    problem.solveWithIdealsOfAll(SOLVER).orElseThrow().payoffs(),
                    problem.solveWithLotteries(BargainingRule.KALAI_SMORODINSKY, SOLVER)
                            .orElseThrow()
                            .payoffs()
                            .toArray());
        }
        assertThat(from(Payoffs.of(2, 2, 2), new double[] {3, 3, 1}).solveWithIdealsOfAll(SOLVER))
                .isEmpty();
    }

    /** Example 66: from what each gets alone, 5, Nash gives (7, 7, 11), and the first two would rather have (8, 8). */
    @Test
    void figures_of_example_66_two_would_rather_go_without_the_third() {
        NormalFormGame game = NormalFormGame.additive(List.of(
                List.of(Payoffs.of(5, 0, 0), Payoffs.of(2, 6, 0), Payoffs.of(3, 3, 6)),
                List.of(Payoffs.of(0, 5, 0), Payoffs.of(6, 2, 0), Payoffs.of(3, 3, 6)),
                List.of(Payoffs.of(0, 0, 5), Payoffs.of(.5, .5, .5))));
        Payoffs alone = Payoffs.of(5, 5, 5);

        isClose(nash(game.bargaining(alone)), 7, 7, 11);
        assertThat(game.expected(NashEquilibria.first(game, SOLVER)))
                .containsExactly(Rational.of(5), Rational.of(5), Rational.of(5));
        for (Outsiders outsiders :
                List.of(Outsiders.doingAnything(), Outsiders.playing(NashEquilibria.first(game, SOLVER)))) {
            assertThat(Core.decide(game, Payoffs.of(7, 7, 11), outsiders, SOLVER))
                    .isInstanceOfSatisfying(Blocked.class, blocked -> {
                        assertThat(blocked.members()).containsExactly(0, 1);
                        assertThat(blocked.proof().worth().toDouble()).isCloseTo(8 - 7, within(1e-9));
                    });
        }
    }

    /**
     * Example 7: (b1, a2) is chosen, where the first player has less than at (a1, a2). The second player's third action is worth
     * nothing to anybody, and it is what makes the first count little.
     */
    @ParameterizedTest
    @EnumSource
    void figures_of_example_7_a_normalised_sum_leaves_the_first_below(NormalisedSum normalised) {
        Payoffs before = Payoffs.of(1, 1); // (a1, a2)
        BargainingProblem problem = from(
                before,
                new double[] {1, 1},
                new double[] {-9, 0}, // (a1, c2)
                new double[] {0, 2}, // (b1, a2)
                new double[] {-10, 1}); // (b1, c2)

        Solution chosen = normalised.choose(problem);

        assertThat(chosen.payoffs()).isEqualTo(Payoffs.of(0, 2));
        assertThat(chosen.below()).containsExactly(0);
        isClose(nash(problem), 1, 1);
    }

    /** By the sum of squares the first player counts the more the smaller its numbers are: stated in tenths, it gets its way. */
    @Test
    void only_the_standard_deviation_does_not_mind_the_unit() {
        double[][] whole = {{5, 0}, {0, 4}, {1, 0}};
        double[][] tenths = {{.5, 0}, {0, 4}, {.1, 0}};

        assertThat(place(NormalisedSum.SUM_OF_SQUARES, whole)).isEqualTo(1);
        assertThat(place(NormalisedSum.SUM_OF_SQUARES, tenths)).isEqualTo(0);
        assertThat(place(NormalisedSum.STANDARD_DEVIATION, whole)).isEqualTo(0);
        assertThat(place(NormalisedSum.STANDARD_DEVIATION, tenths)).isEqualTo(0);
    }

    private static int place(NormalisedSum normalised, double[][] outcomes) {
        return normalised.choose(from(Payoffs.of(0, 0), outcomes)).lottery().firstKey();
    }

    @Test
    void a_party_that_minds_nothing_does_not_count() {
        BargainingProblem problem = from(Payoffs.of(0, 0), new double[] {3, 1}, new double[] {3, 2});

        assertThat(NormalisedSum.STANDARD_DEVIATION.choose(problem).payoffs()).isEqualTo(Payoffs.of(3, 2));
    }
}
