// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import dev.parley.bargaining.BargainingProblem;
import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.proof.Lottery;
import dev.parley.bargaining.proof.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A game in which each player chooses one action, all at once. A profile is one action of each player; profiles are
 * numbered, the last player's action changing first.
 *
 * @param actions how many actions each player has, at least one
 * @param payoffs what each player gets of each profile
 * @since 0.1.0
 */
public record NormalFormGame(List<Integer> actions, List<Payoffs> payoffs) {
    /** More profiles than this are refused. */
    public static final int MOST_PROFILES = 1 << 20;

    /**
     * Checks that there are payoffs of every player for every profile.
     *
     * @throws IllegalArgumentException if there are not, if a player has no action, or if there are more than {@link
     *     #MOST_PROFILES} profiles
     */
    public NormalFormGame {
        actions = List.copyOf(actions);
        payoffs = List.copyOf(payoffs);
        int profiles = profiles(actions);
        if (payoffs.size() != profiles) {
            throw new IllegalArgumentException(
                    "payoffs must be of " + profiles + " profiles, and are of " + payoffs.size());
        }
        for (Payoffs payoff : payoffs) {
            if (payoff.parties() != actions.size()) {
                throw new IllegalArgumentException(
                        "payoffs must be of " + actions.size() + " players, and some are of " + payoff.parties());
            }
        }
    }

    private static int profiles(List<Integer> actions) {
        long profiles = 1;
        for (int player = 0; player < actions.size(); player++) {
            if (actions.get(player) < 1) {
                throw new IllegalArgumentException("player " + player + " has no action");
            }
            profiles *= actions.get(player);
            if (profiles > MOST_PROFILES) {
                throw new IllegalArgumentException("there must be at most " + MOST_PROFILES + " profiles");
            }
        }
        return (int) profiles;
    }

    /** The game whose payoffs a function gives for each profile. */
    public static NormalFormGame of(List<Integer> actions, Function<int[], Payoffs> payoffs) {
        return new NormalFormGame(
                actions,
                IntStream.range(0, profiles(actions))
                        .mapToObj(profile -> payoffs.apply(actions(actions, profile)))
                        .toList());
    }

    /**
     * The game whose actions add up: each gives something to every player.
     *
     * @param given for each player and each of its actions what it gives to each player
     */
    public static NormalFormGame additive(List<List<Payoffs>> given) {
        return of(
                given.stream().map(List::size).toList(),
                profile -> IntStream.range(0, profile.length)
                        .mapToObj(player -> given.get(player).get(profile[player]))
                        .reduce(Payoffs::plus)
                        .orElseThrow());
    }

    /** Two players: a row of {@code first} and {@code second} for each action of the first, a column for the second's. */
    public static NormalFormGame ofTwo(double[][] first, double[][] second) {
        return of(
                List.of(first.length, first[0].length),
                profile -> Payoffs.of(first[profile[0]][profile[1]], second[profile[0]][profile[1]]));
    }

    public int players() {
        return actions.size();
    }

    public int profiles() {
        return payoffs.size();
    }

    /** The number of a profile. */
    public int profile(int... chosen) {
        int profile = 0;
        for (int player = 0; player < actions.size(); player++) {
            profile = profile * actions.get(player) + chosen[player];
        }
        return profile;
    }

    /** Each player's action in a profile. */
    public int[] actions(int profile) {
        return actions(actions, profile);
    }

    private static int[] actions(List<Integer> actions, int profile) {
        int[] chosen = new int[actions.size()];
        for (int player = chosen.length - 1, rest = profile; player >= 0; rest /= actions.get(player), player--) {
            chosen[player] = rest % actions.get(player);
        }
        return chosen;
    }

    /** The action of one player in a profile. */
    public int action(int profile, int player) {
        int rest = profile;
        for (int later = actions.size() - 1; later > player; later--) {
            rest /= actions.get(later);
        }
        return rest % actions.get(player);
    }

    /** The profile in which one player acts otherwise. */
    public int with(int profile, int player, int action) {
        int step = 1;
        for (int later = actions.size() - 1; later > player; later--) {
            step *= actions.get(later);
        }
        return profile + (action - action(profile, player)) * step;
    }

    /** The largest payoff or loss of all. */
    public double size() {
        return payoffs.stream()
                .flatMapToDouble(payoff -> DoubleStream.of(payoff.toArray()))
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    public Payoffs payoffs(int profile) {
        return payoffs.get(profile);
    }

    /** The profiles in which nobody gains by acting otherwise alone: the Nash equilibria without lotteries. */
    public List<Integer> pureEquilibria() {
        return IntStream.range(0, profiles())
                .filter(this::isEquilibrium)
                .boxed()
                .toList();
    }

    private boolean isEquilibrium(int profile) {
        return IntStream.range(0, players())
                .allMatch(player -> IntStream.range(0, actions.get(player))
                        .allMatch(
                                action -> payoffs(with(profile, player, action)).of(player)
                                        <= payoffs(profile).of(player)));
    }

    /**
     * What each player expects where all play lotteries of their own. Exact.
     *
     * @param mixes a lottery over its actions for each player
     */
    public List<Rational> expected(List<Lottery> mixes) {
        List<Rational> sums = new ArrayList<>(Collections.nCopies(players(), Rational.ZERO));
        for (int profile = 0; profile < profiles(); profile++) {
            Rational chance = Rational.ONE;
            for (int player = 0; player < players() && chance.signum() > 0; player++) {
                chance = chance.times(mixes.get(player).probability(action(profile, player)));
            }
            for (int player = 0; player < players() && chance.signum() > 0; player++) {
                Rational payoff = Rational.of(payoffs(profile).of(player));
                sums.set(player, sums.get(player).plus(chance.times(payoff)));
            }
        }
        return List.copyOf(sums);
    }

    /** A lottery for each player that is its action in a profile for certain. */
    public List<Lottery> mixes(int profile) {
        return IntStream.range(0, players())
                .mapToObj(player -> Lottery.certain(action(profile, player), actions.get(player)))
                .toList();
    }

    /** The players bargain over all profiles, with lotteries where these are allowed. */
    public BargainingProblem bargaining(Payoffs disagreement) {
        return new BargainingProblem(payoffs, disagreement);
    }

    /**
     * What each player expects of each of its actions while the others play lotteries of their own, and who gains most by
     * leaving its lottery: nobody at a Nash equilibrium.
     *
     * @param mixes a lottery over its actions for each player
     */
    public EquilibriumCheck check(List<Lottery> mixes) {
        return BayesianGame.certain(this).check(mixes.stream().map(List::of).toList());
    }

    /** The check of a profile without lotteries. */
    public EquilibriumCheck check(int profile) {
        return check(mixes(profile));
    }
}
