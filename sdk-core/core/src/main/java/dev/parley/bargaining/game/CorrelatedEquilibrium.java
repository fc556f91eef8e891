// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.ProgramSolver.Program;
import dev.parley.bargaining.ProgramSolver.Row;
import dev.parley.bargaining.proof.Lottery;
import dev.parley.bargaining.proof.ProgramProof;
import dev.parley.bargaining.proof.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A lottery over profiles from which a mediator tells each player its own action alone, so that each does best by doing as
 * told while the others do (Aumann 1974).
 *
 * @param lottery over the game's profiles
 * @param proof that no such lottery is worth more by the weights it was chosen for, but for the proof's gap
 * @since 0.1.0
 */
public record CorrelatedEquilibrium(Lottery lottery, ProgramProof proof) {
    /**
     * The correlated equilibrium whose weighted sum of expected utilities is greatest: a linear program.
     *
     * @param weights one for each player, finite
     * @throws IllegalArgumentException if there is not one finite weight for each player
     * @throws ProgramSolver.UnsolvedProgramException if the solver gives up; every game has such an equilibrium
     */
    public static CorrelatedEquilibrium best(NormalFormGame game, Payoffs weights, ProgramSolver solver) {
        if (weights.parties() != game.players()) {
            throw new IllegalArgumentException(
                    "weights must be of " + game.players() + " players, and are of " + weights.parties());
        }
        double[] worth = game.payoffs().stream()
                .mapToDouble(payoffs -> IntStream.range(0, game.players())
                        .mapToDouble(player -> weights.of(player) * payoffs.of(player))
                        .sum())
                .toArray();
        List<Row> rows = new ArrayList<>();
        double[] ones = new double[game.profiles()];
        Arrays.fill(ones, 1);
        rows.add(Row.exactly(ones, 1));
        for (int player = 0; player < game.players(); player++) {
            for (int told = 0; told < game.actions().get(player); told++) {
                for (int other = 0; other < game.actions().get(player); other++) {
                    if (told != other) {
                        rows.add(Row.atLeast(lossOf(game, player, told, other), 0));
                    }
                }
            }
        }
        ProgramProof proof = ProgramProof.of(new Program(worth, List.of(), rows), solver);
        return new CorrelatedEquilibrium(Lottery.of(proof.answer()), proof);
    }

    /** What a player loses by another action than told, at each profile in which it is told that one. */
    private static double[] lossOf(NormalFormGame game, int player, int told, int other) {
        return IntStream.range(0, game.profiles())
                .mapToDouble(profile -> game.action(profile, player) != told
                        ? 0
                        : game.payoffs(profile).of(player)
                                - game.payoffs(game.with(profile, player, other))
                                        .of(player))
                .toArray();
    }

    /**
     * Who gains most by not doing as told, in what it expects once it is told; empty at a correlated equilibrium. Exact.
     *
     * @param lottery over the game's profiles
     */
    public static Optional<Deviation> check(NormalFormGame game, Lottery lottery) {
        Optional<Deviation> best = Optional.empty();
        for (int player = 0; player < game.players(); player++) {
            for (int told = 0; told < game.actions().get(player); told++) {
                for (int other = 0; other < game.actions().get(player); other++) {
                    Rational gain = gain(game, lottery, player, told, other);
                    if (gain.signum() > 0
                            && (best.isEmpty() || gain.compareTo(best.get().gain()) > 0)) {
                        best = Optional.of(new Deviation(player, 0, told, other, gain));
                    }
                }
            }
        }
        return best;
    }

    private static Rational gain(NormalFormGame game, Lottery lottery, int player, int told, int other) {
        Rational chance = Rational.ZERO;
        Rational gain = Rational.ZERO;
        for (int profile = 0; profile < game.profiles(); profile++) {
            if (lottery.includes(profile) && game.action(profile, player) == told) {
                Rational now = Rational.of(game.payoffs(profile).of(player));
                Rational then = Rational.of(
                        game.payoffs(game.with(profile, player, other)).of(player));
                gain = gain.plus(lottery.probability(profile).times(then.minus(now)));
                chance = chance.plus(lottery.probability(profile));
            }
        }
        return chance.signum() == 0 ? Rational.ZERO : gain.dividedBy(chance);
    }
}
