// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import dev.parley.bargaining.BargainingProblem;
import dev.parley.bargaining.Payoffs;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A game among players of unknown types, whose actions add up: each action gives something to every type, to oneself and to
 * each of the others alike. Players of a type act alike.
 *
 * <p>Source: Treutlein, <i>Modeling evidential cooperation in large worlds</i>, arXiv 2307.04879, sections 4 and 5: a type's
 * expected utility is u(t,t)(α_t) + (n − 1) Σ p(t′|t) u(t′,t)(α_t′).
 *
 * @param beliefs how many players there are, and what each believes of the others
 * @param actions for each type its actions: what each of them gives to one player of every type
 * @since 0.1.0
 */
public record TypeGame(TypeBeliefs beliefs, List<List<Payoffs>> actions) {
    /**
     * Checks that the types are the same everywhere.
     *
     * @throws IllegalArgumentException if they are not, or a type has no action
     */
    public TypeGame {
        actions = actions.stream().map(List::copyOf).toList();
        int types = beliefs.types();
        if (actions.size() != types
                || actions.stream()
                        .anyMatch(own -> own.isEmpty() || own.stream().anyMatch(action -> action.parties() != types))) {
            throw new IllegalArgumentException(
                    "actions must be those of " + types + " types, and each must give something to " + types);
        }
    }

    /** What each type expects where each plays one action, by its place among that type's actions. */
    public Payoffs expected(int... profile) {
        return Payoffs.of(IntStream.range(0, beliefs.types())
                .mapToDouble(getting -> IntStream.range(0, beliefs.types())
                        .mapToDouble(acting -> beliefs.multiplicity(acting, getting)
                                * actions.get(acting).get(profile[acting]).of(getting))
                        .sum())
                .toArray());
    }

    /**
     * The game of which each type is one player, since all of a type act alike. Each type's expected utility is multiplied
     * by the sum of its row of the beliefs, which changes no equilibrium and leaves whole numbers whole.
     */
    public NormalFormGame ofTypes() {
        return NormalFormGame.of(
                actions.stream().map(List::size).toList(),
                profile -> Payoffs.of(IntStream.range(0, beliefs.types())
                        .mapToDouble(getting -> weighted(profile, getting))
                        .toArray()));
    }

    private double weighted(int[] profile, int getting) {
        double own = beliefs.row(getting)
                * actions.get(getting).get(profile[getting]).of(getting);
        double others = IntStream.range(0, beliefs.types())
                .mapToDouble(acting -> beliefs.pairs().get(getting).get(acting)
                        * actions.get(acting).get(profile[acting]).of(getting))
                .sum();
        return own + (beliefs.players() - 1) * others;
    }

    /**
     * The actions of each type in a Bayesian Nash equilibrium: those that give most to itself. What it believes of others
     * changes nothing (Propositions 36 and 49).
     */
    public List<List<Integer>> bayesianNash() {
        return IntStream.range(0, beliefs.types())
                .mapToObj(type -> {
                    List<Payoffs> own = actions.get(type);
                    double most = own.stream()
                            .mapToDouble(action -> action.of(type))
                            .max()
                            .orElseThrow();
                    return IntStream.range(0, own.size())
                            .filter(action -> own.get(action).of(type) == most)
                            .boxed()
                            .toList();
                })
                .toList();
    }

    /** The first Bayesian Nash equilibrium. */
    public int[] firstBayesianNash() {
        return bayesianNash().stream().mapToInt(best -> best.get(0)).toArray();
    }

    /**
     * Whether no type expects less of one profile than of another; a profile that all like at least as much as a Bayesian
     * Nash equilibrium is a dependency equilibrium (Corollary 40).
     */
    public boolean allLikeAtLeastAsMuch(int[] profile, int[] other) {
        return IntStream.range(0, beliefs.types()).allMatch(type -> weighted(profile, type) >= weighted(other, type));
    }

    /**
     * The types bargain over what each of them does. Their weights in the Nash solution are how often each occurs (Harsanyi
     * and Selten 1972), so that splitting a type into two alike changes nothing; outcomes are numbered as the profiles of
     * {@link #ofTypes}.
     *
     * @param disagreement what each type expects without an agreement
     */
    public BargainingProblem bargaining(Payoffs disagreement) {
        NormalFormGame game = ofTypes();
        return new BargainingProblem(
                IntStream.range(0, game.profiles())
                        .mapToObj(profile -> expected(game.actions(profile)))
                        .toList(),
                disagreement,
                IntStream.range(0, beliefs.types()).mapToObj(beliefs::share).toList());
    }

    /** The bargaining with the first Bayesian Nash equilibrium as disagreement (Proposition 53). */
    public BargainingProblem bargaining() {
        return bargaining(expected(firstBayesianNash()));
    }

    /** The same game among another number of players, or with other beliefs. */
    public TypeGame with(TypeBeliefs others) {
        return new TypeGame(others, actions);
    }
}
