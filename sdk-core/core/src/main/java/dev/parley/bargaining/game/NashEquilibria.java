// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.ProgramSolver.Program;
import dev.parley.bargaining.ProgramSolver.Row;
import dev.parley.bargaining.ProgramSolver.UnsolvedProgramException;
import dev.parley.bargaining.proof.Lottery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A Nash equilibrium of a game, as what happens without an agreement. Without lotteries first, in the order of profiles; for
 * two players then with lotteries, over as few actions as can be.
 *
 * @since 0.1.0
 */
public final class NashEquilibria {
    /** With more actions of one of two players none is looked for with lotteries. */
    public static final int MOST_ACTIONS = 8;

    /** What one may gain by leaving it, relative to the largest payoff: what a solver's rounding leaves. */
    private static final double TOLERANCE = 1e-9;

    private final NormalFormGame game;
    private final ProgramSolver solver;

    private NashEquilibria(NormalFormGame game, ProgramSolver solver) {
        this.game = game;
        this.solver = solver;
    }

    /**
     * The first equilibrium: a lottery for each player.
     *
     * @throws IllegalArgumentException if there is none without lotteries and the game is not of two players with at most
     *     {@link #MOST_ACTIONS} actions each
     * @throws UnsolvedProgramException if what the solver finds is no equilibrium; every game has one
     */
    public static List<Lottery> first(NormalFormGame game, ProgramSolver solver) {
        List<Integer> pure = game.pureEquilibria();
        if (!pure.isEmpty()) {
            return game.mixes(pure.get(0));
        }
        if (game.players() != 2 || game.actions().stream().anyMatch(actions -> actions > MOST_ACTIONS)) {
            throw new IllegalArgumentException("equilibria with lotteries are found for two players with at most "
                    + MOST_ACTIONS + " actions each, and there are players with " + game.actions());
        }
        return new NashEquilibria(game, solver).mixed();
    }

    private List<Lottery> mixed() {
        for (List<Integer> first : supports(game.actions().get(0))) {
            for (List<Integer> second : supports(game.actions().get(1))) {
                Optional<List<Lottery>> found = mixed(first, second);
                if (found.isPresent() && game.check(found.get()).holdsWithin(TOLERANCE * game.size())) {
                    return found.get();
                }
            }
        }
        throw new UnsolvedProgramException("no equilibrium was found, and every game has one", false);
    }

    private static List<List<Integer>> supports(int actions) {
        return IntStream.range(1, 1 << actions)
                .mapToObj(set -> IntStream.range(0, actions)
                        .filter(action -> (set >> action & 1) == 1)
                        .boxed()
                        .toList())
                .sorted(Comparator.comparingInt(List::size))
                .toList();
    }

    /** Each player's lottery makes the other's actions equally good, and no other action better. */
    private Optional<List<Lottery>> mixed(List<Integer> first, List<Integer> second) {
        try {
            return Optional.of(List.of(indifferent(0, first, 1, second), indifferent(1, second, 0, first)));
        } catch (UnsolvedProgramException e) {
            if (e.isInfeasible()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Lottery indifferent(int mixing, List<Integer> over, int player, List<Integer> best) {
        int actions = game.actions().get(mixing);
        List<Row> rows = new ArrayList<>();
        double[] ones = new double[actions + 2];
        over.forEach(action -> ones[action] = 1);
        rows.add(Row.exactly(ones, 1));
        double[] rest = new double[actions + 2];
        Arrays.fill(rest, 0, actions, 1);
        over.forEach(action -> rest[action] = 0);
        rows.add(Row.exactly(rest, 0));
        for (int action = 0; action < game.actions().get(player); action++) {
            double[] below = below(mixing, player, action);
            rows.add(best.contains(action) ? Row.exactly(below, 0) : Row.atLeast(below, 0));
        }
        double[] x = solver.maximize(new Program(new double[actions + 2], List.of(), rows));
        return Lottery.of(Arrays.copyOf(x, actions));
    }

    /** By how much an action is below the best: the level is the difference of two variables, which are not below 0. */
    private double[] below(int mixing, int player, int action) {
        int actions = game.actions().get(mixing);
        double[] row = new double[actions + 2];
        for (int other = 0; other < actions; other++) {
            int profile = player == 0 ? game.profile(action, other) : game.profile(other, action);
            row[other] = -game.payoffs(profile).of(player);
        }
        row[actions] = 1;
        row[actions + 1] = -1;
        return row;
    }
}
