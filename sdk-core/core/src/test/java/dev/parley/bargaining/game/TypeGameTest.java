// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.adapter.ojalgo.OjAlgoSolver;
import dev.parley.bargaining.BargainingProblem;
import dev.parley.bargaining.BargainingRule;
import dev.parley.bargaining.ConvexSet;
import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.game.DependencyEquilibrium.Verdict;
import dev.parley.bargaining.proof.Lottery;
import dev.parley.bargaining.proof.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bargaining in large worlds (arXiv 2307.04879): examples 35, 46, 54 and 55, and what is said of all such games. */
class TypeGameTest {
    private static final ProgramSolver SOLVER = new OjAlgoSolver();

    /** Example 35: an action gives one's own type 2 or 3, and the other type 2 or 0. */
    private static TypeGame example35(int players) {
        return new TypeGame(
                TypeBeliefs.independent(players, 1, 1),
                List.of(List.of(Payoffs.of(2, 2), Payoffs.of(3, 0)), List.of(Payoffs.of(2, 2), Payoffs.of(0, 3))));
    }

    /** What the first type expects of each action, where the two types' actions have the probabilities a, b, c, d. */
    private static double[] conditional(int players, double... abcd) {
        TypeGame game = example35(players);
        return IntStream.range(0, 2)
                .mapToDouble(own -> IntStream.range(0, 2)
                                .mapToDouble(other -> abcd[2 * own + other]
                                        * game.expected(own, other).of(0))
                                .sum()
                        / (abcd[2 * own] + abcd[2 * own + 1]))
                .toArray();
    }

    @Test
    void example_35_of_two_players_has_only_the_bayesian_nash_equilibrium() {
        TypeGame game = example35(2);

        assertThat(game.bayesianNash()).containsExactly(List.of(1), List.of(1));
        assertThat(game.expected(1, 1)).isEqualTo(Payoffs.of(4.5, 4.5));
        assertThat(conditional(2, .3, .1, .2, .4))
                .containsExactly(new double[] {3 + .3 / .4, 4.5 + .2 / .6}, within(1e-12));
        assertThat(decide(game, 1, 1).holds()).isTrue();
        for (int profile = 0; profile < 3; profile++) {
            int[] actions = game.ofTypes().actions(profile);
            assertThat(decide(game, actions).holds()).as("profile %d", profile).isFalse();
        }
        assertThat(decide(game, Lottery.of(.25, .25, .25, .25)).holds()).isFalse();
    }

    @Test
    void example_35_of_eleven_players_lets_all_cooperate() {
        TypeGame game = example35(11);

        assertThat(conditional(11, .3, .1, .2, .4))
                .containsExactly(new double[] {12 + 10 * .3 / .4, 18 + 10 * .2 / .6}, within(1e-12));
        assertThat(game.expected(0, 0)).isEqualTo(Payoffs.of(22, 22));
        assertThat(game.expected(1, 1)).isEqualTo(Payoffs.of(18, 18));
        Verdict verdict = decide(game, 0, 0);
        assertThat(verdict).isInstanceOf(DependencyEquilibrium.Holds.class);
        DependencyWitness witness = ((DependencyEquilibrium.Holds) verdict).witness();
        assertThat(witness.temptation()).isEmpty();
        assertThat(witness.isFull()).isTrue();
    }

    /** The source says ten players: with ten its figures are these, and its conclusion stands. */
    @Test
    void example_35_of_ten_players_lets_all_cooperate_too() {
        assertThat(conditional(10, .3, .1, .2, .4))
                .containsExactly(new double[] {11 + 9 * .3 / .4, 16.5 + 9 * .2 / .6}, within(1e-12));
        assertThat(decide(example35(10), 0, 0).holds()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2, false", "3, true", "4, true", "10, true", "11, true"})
    void all_cooperate_in_example_35_from_three_players_on(int players, boolean holds) {
        assertThat(example35(players).expected(0, 0).of(0)).isEqualTo(2 * players);
        assertThat(example35(players).expected(1, 1).of(0)).isEqualTo(1.5 * players + 1.5);
        assertThat(decide(example35(players), 0, 0).holds()).isEqualTo(holds);
    }

    @Test
    void a_symmetric_mixture_of_example_35_is_worth_20_whatever_is_done() {
        assertThat(conditional(11, .4, .1, .1, .4)).containsExactly(new double[] {20, 20}, within(1e-12));
        assertThat(.4 / .5 - .1 / .5).isCloseTo(12 / 20.0, within(1e-12));
        assertThat(decide(example35(11), Lottery.of(4, 1, 1, 4)).holds()).isTrue();
        assertThat(decide(example35(11), Lottery.of(4, 1, 1, 5))).isInstanceOf(DependencyEquilibrium.Lopsided.class);
    }

    /** Example 46: three players, two types, quarter discs: what each type's disc is mapped by. */
    @Test
    void example_46_counts_ones_own_type_twice() {
        TypeBeliefs beliefs = TypeBeliefs.independent(3, 1, 1);
        ConvexSet quarter = (x, y) -> new double[] {x / Math.hypot(x, y), y / Math.hypot(x, y)};

        ConvexSet both = quarter.times(beliefs.multiplicity(0, 0), beliefs.multiplicity(0, 1))
                .plus(quarter.times(beliefs.multiplicity(1, 0), beliefs.multiplicity(1, 1)));

        assertThat(new double[] {beliefs.multiplicity(0, 0), beliefs.multiplicity(0, 1)})
                .containsExactly(2, 1);
        assertThat(new double[] {beliefs.multiplicity(1, 0), beliefs.multiplicity(1, 1)})
                .containsExactly(1, 2);
        assertThat(both.best(1, 0)).containsExactly(3, 0);
        assertThat(both.best(1, 1)).containsExactly(new double[] {Math.sqrt(5), Math.sqrt(5)}, within(1e-12));
    }

    /** Example 54 of its two discs, whose radii are how often the types occur. */
    @Test
    void example_54_adds_two_discs() {
        ConvexSet disc = (x, y) -> new double[] {x / Math.hypot(x, y), y / Math.hypot(x, y)};

        Payoffs nash = disc.times(.75, .75)
                .plus(disc.times(.25, .25))
                .solve(BargainingRule.NASH, Payoffs.of(.75, .25), .75)
                .orElseThrow();

        assertThat(nash.of(0)).isCloseTo(.92216, within(0.5e-5));
        assertThat(nash.of(1)).isCloseTo(.38681, within(0.5e-5));
    }

    /** Example 55 of two quarter circles: an action keeps the root of 1 - x for its own type and gives the other's root. */
    @ParameterizedTest
    @CsvSource({".5, .4142", ".75, .05409", ".9, .006154"})
    void example_55_gains_less_the_less_one_believes_in_the_other(double p, double gain) {
        ConvexSet quarter = (x, y) -> new double[] {x / Math.hypot(x, y), y / Math.hypot(x, y)};

        Payoffs nash = quarter.times(p, 1 - p)
                .plus(quarter.times(1 - p, p))
                .solve(BargainingRule.NASH, Payoffs.of(p, p), .5)
                .orElseThrow();

        assertThat(nash.of(0) / p - 1).isCloseTo(gain, within(0.5e-4));
    }

    /** With lotteries and eleven players of example 35: the gain falls with the belief in the other type, to nothing. */
    @Test
    void gains_from_trade_fall_with_the_belief_in_the_other_type() {
        double before = Double.POSITIVE_INFINITY;
        for (int same = 5; same <= 10; same++) {
            TypeBeliefs beliefs = new TypeBeliefs(
                    11, List.of(List.of((double) same, 10.0 - same), List.of(10.0 - same, (double) same)));
            BargainingProblem problem = example35(11).with(beliefs).bargaining();
            Payoffs nash = problem.solve(BargainingRule.NASH).orElseThrow().payoffs();
            double gain = nash.minus(problem.disagreement()).of(0);

            assertThat(gain).isLessThan(before + 1e-12);
            before = gain;
        }
        assertThat(before).isZero();
    }

    /** A sceptic does what it would do anyhow, so it only takes away from the belief in those who cooperate. */
    @Test
    void sceptics_scale_the_belief_in_the_other_type() {
        TypeGame game = new TypeGame(
                TypeBeliefs.independent(11, 2, 1, 1),
                List.of(
                        List.of(Payoffs.of(2, 2, 2), Payoffs.of(3, 0, 0)),
                        List.of(Payoffs.of(2, 2, 2), Payoffs.of(0, 3, 3)),
                        List.of(Payoffs.of(0, 3, 3))));

        double gain = game.expected(0, 0, 0).of(0) - game.expected(1, 1, 0).of(0);

        assertThat(gain).isCloseTo(-1 + 10 * (.5 * -1 + .25 * 2), within(1e-12));
    }

    /** Corollary 40: what all like at least as much as a Bayesian Nash equilibrium is a dependency equilibrium. */
    @Test
    void a_profile_that_all_like_better_than_bayesian_nash_is_a_dependency_equilibrium() {
        Random random = new Random(41);
        int liked = 0;
        for (int round = 0; round < 80; round++) {
            TypeGame game = random(random);
            NormalFormGame types = game.ofTypes();
            for (int profile = 0; profile < types.profiles(); profile++) {
                if (game.allLikeAtLeastAsMuch(types.actions(profile), game.firstBayesianNash())) {
                    Verdict verdict = DependencyEquilibrium.decide(types, profile, SOLVER);
                    assertThat(verdict.holds())
                            .as("round %d, profile %d", round, profile)
                            .isTrue();
                    liked++;
                }
            }
        }
        assertThat(liked).isGreaterThan(80);
    }

    /** Proposition 53: without lotteries, the Nash solution from the Bayesian Nash equilibrium is one of those. */
    @Test
    void the_nash_solution_is_a_dependency_equilibrium() {
        Random random = new Random(43);
        for (int round = 0; round < 100; round++) {
            TypeGame game = random(random);
            int solution = game.bargaining()
                    .solve(BargainingRule.NASH)
                    .orElseThrow()
                    .lottery()
                    .firstKey();

            assertThat(DependencyEquilibrium.decide(game.ofTypes(), solution, SOLVER)
                            .holds())
                    .isTrue();
        }
    }

    private static TypeGame random(Random random) {
        int types = 2 + random.nextInt(2);
        double[][] pairs = new double[types][types];
        for (int one = 0; one < types; one++) {
            for (int other = 0; other <= one; other++) {
                pairs[one][other] = 1 + random.nextInt(5);
                pairs[other][one] = pairs[one][other];
            }
        }
        List<List<Payoffs>> actions = new ArrayList<>();
        for (int type = 0; type < types; type++) {
            List<Payoffs> own = new ArrayList<>();
            for (int action = 0; action < 2 + random.nextInt(2); action++) {
                own.add(Payoffs.of(IntStream.range(0, types)
                        .mapToDouble(to -> random.nextInt(9) - 4)
                        .toArray()));
            }
            actions.add(own);
        }
        return new TypeGame(
                new TypeBeliefs(
                        2 + random.nextInt(8),
                        Arrays.stream(pairs)
                                .map(row -> Arrays.stream(row).boxed().toList())
                                .toList()),
                actions);
    }

    /** Harsanyi and Selten: a type's weight is how often it occurs, so a type may be told in two parts. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 11})
    void splitting_a_type_changes_nothing(int players) {
        Random random = new Random(players);
        for (int round = 0; round < 10; round++) {
            List<Payoffs> one = actionsOf(random);
            List<Payoffs> other = actionsOf(random);
            TypeGame whole = new TypeGame(TypeBeliefs.independent(players, 3, 1), List.of(one, other));
            TypeGame split = new TypeGame(
                    TypeBeliefs.independent(players, 2, 1, 1), List.of(split(one), split(one), split(other)));

            Payoffs before = nash(whole);
            Payoffs after = nash(split);

            assertThat(after.toArray())
                    .containsExactly(new double[] {before.of(0), before.of(0), before.of(1)}, within(1e-5));
        }
    }

    private static Payoffs nash(TypeGame game) {
        return game.bargaining()
                .solveWithLotteries(BargainingRule.NASH, SOLVER)
                .orElseThrow()
                .payoffs();
    }

    private static List<Payoffs> actionsOf(Random random) {
        return IntStream.range(0, 3)
                .mapToObj(action -> Payoffs.of(random.nextInt(10), random.nextInt(10)))
                .toList();
    }

    private static List<Payoffs> split(List<Payoffs> actions) {
        return actions.stream()
                .map(action -> Payoffs.of(action.of(0), action.of(0), action.of(1)))
                .toList();
    }

    /** Propositions 36 and 49, against the game in normal form that Harsanyi makes of it. */
    @Test
    void two_players_of_two_types_play_bayesian_nash_by_their_own_utility() {
        Random random = new Random(47);
        for (int round = 0; round < 100; round++) {
            TypeGame game = new TypeGame(
                    TypeBeliefs.independent(2, 1 + random.nextInt(3), 1 + random.nextInt(3)),
                    List.of(actionsOf(random), actionsOf(random)));
            BayesianGame bayesian = bayesian(game);

            for (int first = 0; first < 3; first++) {
                for (int second = 0; second < 3; second++) {
                    List<Lottery> strategy = List.of(Lottery.certain(first, 3), Lottery.certain(second, 3));
                    boolean expected = game.bayesianNash().get(0).contains(first)
                            && game.bayesianNash().get(1).contains(second);
                    assertThat(bayesian.check(Collections.nCopies(2, strategy)).holds())
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static BayesianGame bayesian(TypeGame game) {
        List<Double> prior = new ArrayList<>();
        List<NormalFormGame> games = new ArrayList<>();
        for (int one = 0; one < 2; one++) {
            for (int other = 0; other < 2; other++) {
                int[] types = {one, other};
                prior.add(game.beliefs().pairs().get(one).get(other));
                games.add(NormalFormGame.of(List.of(3, 3), profile -> {
                    Payoffs first = game.actions().get(types[0]).get(profile[0]);
                    Payoffs second = game.actions().get(types[1]).get(profile[1]);
                    return Payoffs.of(
                            first.of(types[0]) + second.of(types[0]), first.of(types[1]) + second.of(types[1]));
                }));
            }
        }
        return new BayesianGame(List.of(2, 2), prior, games);
    }

    @Test
    void a_profile_that_is_no_bayesian_nash_equilibrium_is_told_by_whom_and_by_how_much() {
        BayesianGame game = bayesian(new TypeGame(
                TypeBeliefs.independent(2, 1, 1),
                List.of(
                        List.of(Payoffs.of(2, 2), Payoffs.of(3, 0), Payoffs.of(0, 0)),
                        List.of(Payoffs.of(2, 2), Payoffs.of(0, 3), Payoffs.of(0, 0)))));
        List<Lottery> cooperate = Collections.nCopies(2, Lottery.certain(0, 3));

        EquilibriumCheck check = game.check(List.of(cooperate, cooperate));

        assertThat(check.best()).contains(new Deviation(0, 0, 0, 1, Rational.ONE));
        assertThat(check.worths().get(0).get(0)).containsExactly(Rational.of(4), Rational.of(5), Rational.of(2));
    }

    @Test
    void refuses_what_is_no_game() {
        List<List<Double>> lopsided = List.of(List.of(1.0, 2.0), List.of(1.0, 1.0));
        List<List<Double>> absent = List.of(List.of(1.0, 0.0), List.of(0.0, 0.0));
        List<List<Double>> unknown = List.of(List.of(Double.NaN));

        for (List<List<Double>> pairs : List.of(lopsided, absent, unknown, List.<List<Double>>of())) {
            assertThatIllegalArgumentException().isThrownBy(() -> new TypeBeliefs(3, pairs));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> TypeBeliefs.independent(1, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TypeGame(TypeBeliefs.independent(2, 1, 1), List.of(List.of(), List.of())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BayesianGame(List.of(2), List.of(1.0, 0.0), List.of(oneAction(), oneAction())))
                .withMessage("type 1 of player 0 never occurs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BayesianGame(List.of(1), List.of(Double.NaN), List.of(oneAction())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BayesianGame.certain(oneAction()).check(List.of()));
    }

    private static NormalFormGame oneAction() {
        return new NormalFormGame(List.of(1), List.of(Payoffs.of(0.0)));
    }

    private static Verdict decide(TypeGame game, int... profile) {
        return DependencyEquilibrium.decide(game.ofTypes(), game.ofTypes().profile(profile), SOLVER);
    }

    private static Verdict decide(TypeGame game, Lottery lottery) {
        return DependencyEquilibrium.decide(game.ofTypes(), lottery, SOLVER);
    }
}
