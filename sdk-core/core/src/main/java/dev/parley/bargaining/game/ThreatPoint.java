// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.ProgramSolver.UnsolvedProgramException;
import dev.parley.bargaining.proof.Lottery;
import dev.parley.bargaining.proof.Rational;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The disagreement that two players choose by threats: each announces what it will do without an agreement, and then both
 * get the Nash solution from there. What a threat costs its owner does not count as long as it costs the other more, at
 * the rate at which the frontier trades their utilities.
 *
 * <p>Source: Nash, <i>Two-person cooperative games</i>, Econometrica 21 (1953).
 *
 * @param first the first player's threat, a lottery over its actions
 * @param second the second's
 * @param agreement a lottery over the game's profiles
 * @param weights at which nothing is worth more than the agreement: what a unit of each player's utility counts, adding up to
 *     1
 * @since 0.1.0
 */
public record ThreatPoint(
        NormalFormGame game, Lottery first, Lottery second, Lottery agreement, List<Rational> weights) {
    /** What a solver's rounding may leave of {@link #excess}, relative to the largest payoff. */
    private static final double TOLERANCE = 1e-7;

    public ThreatPoint {
        weights = List.copyOf(weights);
    }

    /**
     * Finds it; the agreement is the same at all such points.
     *
     * @throws IllegalArgumentException if the game is not of two players
     * @throws UnsolvedProgramException if the solver gives up, or its answer proves nothing
     */
    public static ThreatPoint of(NormalFormGame game, ProgramSolver solver) {
        if (game.players() != 2) {
            throw new IllegalArgumentException("threats are of two players, and there are " + game.players());
        }
        ThreatPoint found = new ThreatSearch(game, solver).find();
        if (found.excess().compareTo(Rational.of(TOLERANCE * game.size())) > 0) {
            throw new UnsolvedProgramException(
                    "the solver's threats leave a gain of " + found.excess().toDouble(), false);
        }
        return found;
    }

    /** What both get where no agreement is reached and the threats are carried out. */
    public Payoffs disagreement() {
        return rounded(exactDisagreement());
    }

    /** What both get by the agreement. */
    public Payoffs solution() {
        return rounded(exactSolution());
    }

    private List<Rational> exactDisagreement() {
        return game.expected(List.of(first, second));
    }

    private List<Rational> exactSolution() {
        return IntStream.range(0, 2)
                .mapToObj(player -> agreement.expected(
                        profile -> Rational.of(game.payoffs(profile).of(player))))
                .toList();
    }

    private static Payoffs rounded(List<Rational> exact) {
        return Payoffs.of(exact.stream().mapToDouble(Rational::toDouble).toArray());
    }

    /**
     * By how much this fails to be what it should, in weighted utility, at its worst; 0 where the proof is exact. Checked are
     * that no profile is worth more than the agreement, that both gain equally by it (so it is the Nash solution), and
     * that neither player has a threat that costs the other more.
     */
    public Rational excess() {
        List<Rational> none = exactDisagreement();
        List<Rational> all = exactSolution();
        Rational unequal = lead(all).minus(lead(none));
        Rational excess = unequal.max(unequal.negated());
        Rational agreed = sum(all);
        for (int profile = 0; profile < game.profiles(); profile++) {
            excess = excess.max(sum(exact(game.payoffs(profile))).minus(agreed));
        }
        Rational lead = lead(none);
        for (int action = 0; action < game.actions().get(0); action++) {
            Lottery threat = Lottery.certain(action, game.actions().get(0));
            excess = excess.max(lead(game.expected(List.of(threat, second))).minus(lead));
        }
        for (int action = 0; action < game.actions().get(1); action++) {
            Lottery threat = Lottery.certain(action, game.actions().get(1));
            excess = excess.max(lead.minus(lead(game.expected(List.of(first, threat)))));
        }
        return excess;
    }

    private static List<Rational> exact(Payoffs payoffs) {
        return List.of(Rational.of(payoffs.of(0)), Rational.of(payoffs.of(1)));
    }

    private Rational sum(List<Rational> payoffs) {
        return weights.get(0).times(payoffs.get(0)).plus(weights.get(1).times(payoffs.get(1)));
    }

    private Rational lead(List<Rational> payoffs) {
        return weights.get(0).times(payoffs.get(0)).minus(weights.get(1).times(payoffs.get(1)));
    }
}
