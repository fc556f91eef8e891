// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import dev.parley.bargaining.proof.Lottery;
import dev.parley.bargaining.proof.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A game whose players have types: each knows its own, and all know how often each profile of types occurs (Harsanyi 1967).
 * Type profiles are numbered as the profiles of a {@link NormalFormGame}, the last player's type changing first.
 *
 * @param types how many types each player has, at least one
 * @param prior how often each type profile occurs: at least 0, in any unit
 * @param games what is played at each type profile: the same number of actions in all
 * @since 0.1.0
 */
public record BayesianGame(List<Integer> types, List<Double> prior, List<NormalFormGame> games) {
    /**
     * Checks that types, prior and games fit.
     *
     * @throws IllegalArgumentException if they do not, if a type never occurs, or if a frequency is not finite and at least
     *     0
     */
    public BayesianGame {
        types = List.copyOf(types);
        prior = List.copyOf(prior);
        games = List.copyOf(games);
        int profiles = types.stream().reduce(1, Math::multiplyExact);
        if (profiles < 1 || prior.size() != profiles || games.size() != profiles) {
            throw new IllegalArgumentException("prior and games must be of " + profiles + " type profiles, and are of "
                    + prior.size() + " and " + games.size());
        }
        List<Integer> actions = games.get(0).actions();
        if (actions.size() != types.size()
                || games.stream().anyMatch(game -> !game.actions().equals(actions))) {
            throw new IllegalArgumentException("all games must have the same actions of " + types.size() + " players");
        }
        if (prior.stream().anyMatch(often -> !(often >= 0 && often < Double.POSITIVE_INFINITY))) {
            throw new IllegalArgumentException("prior must be finite and at least 0, and is " + prior);
        }
        requireEveryTypeToOccur(types, prior);
    }

    private static void requireEveryTypeToOccur(List<Integer> types, List<Double> prior) {
        for (int player = 0; player < types.size(); player++) {
            for (int type = 0; type < types.get(player); type++) {
                int of = player;
                int is = type;
                if (IntStream.range(0, prior.size())
                        .noneMatch(profile -> prior.get(profile) > 0 && types(types, profile)[of] == is)) {
                    throw new IllegalArgumentException("type " + type + " of player " + player + " never occurs");
                }
            }
        }
    }

    /** A game in which each player has one type. */
    public static BayesianGame certain(NormalFormGame game) {
        return new BayesianGame(game.actions().stream().map(actions -> 1).toList(), List.of(1.0), List.of(game));
    }

    private static int[] types(List<Integer> types, int profile) {
        int[] chosen = new int[types.size()];
        for (int player = chosen.length - 1, rest = profile; player >= 0; rest /= types.get(player), player--) {
            chosen[player] = rest % types.get(player);
        }
        return chosen;
    }

    /**
     * What each type of each player expects of each action while the others play by their types, and who gains most by
     * another action: nobody at a Bayesian Nash equilibrium. Exact.
     *
     * @param strategies for each player and type a lottery over its actions
     */
    public EquilibriumCheck check(List<List<Lottery>> strategies) {
        requireStrategies(strategies);
        List<List<List<Rational>>> worths = new ArrayList<>();
        Optional<Deviation> best = Optional.empty();
        for (int player = 0; player < types.size(); player++) {
            List<List<Rational>> ofTypes = new ArrayList<>();
            for (int type = 0; type < types.get(player); type++) {
                List<Rational> worth = worths(player, type, strategies);
                Optional<Deviation> own =
                        deviation(player, type, strategies.get(player).get(type), worth);
                if (own.isPresent()
                        && (best.isEmpty()
                                || own.get().gain().compareTo(best.get().gain()) > 0)) {
                    best = own;
                }
                ofTypes.add(worth);
            }
            worths.add(ofTypes);
        }
        return new EquilibriumCheck(worths, best);
    }

    private void requireStrategies(List<List<Lottery>> strategies) {
        List<Integer> actions = games.get(0).actions();
        boolean fit = strategies.size() == types.size()
                && IntStream.range(0, types.size())
                        .allMatch(player -> strategies.get(player).size() == types.get(player)
                                && strategies.get(player).stream().allMatch(mix -> mix.size() == actions.get(player)));
        if (!fit) {
            throw new IllegalArgumentException(
                    "strategies must be a lottery over its actions for each player and type");
        }
    }

    private List<Rational> worths(int player, int type, List<List<Lottery>> strategies) {
        Rational[] sums = new Rational[games.get(0).actions().get(player)];
        Arrays.fill(sums, Rational.ZERO);
        Rational all = Rational.ZERO;
        for (int profile = 0; profile < games.size(); profile++) {
            int[] chosen = types(types, profile);
            Rational often = Rational.of(prior.get(profile));
            if (chosen[player] == type && often.signum() > 0) {
                List<Lottery> mixes = IntStream.range(0, chosen.length)
                        .mapToObj(other -> strategies.get(other).get(chosen[other]))
                        .toList();
                addWorths(sums, often, games.get(profile), player, mixes);
                all = all.plus(often);
            }
        }
        Rational occurs = all;
        return Arrays.stream(sums).map(sum -> sum.dividedBy(occurs)).toList();
    }

    private static void addWorths(
            Rational[] sums, Rational often, NormalFormGame game, int player, List<Lottery> mixes) {
        for (int profile = 0; profile < game.profiles(); profile++) {
            int[] chosen = game.actions(profile);
            Rational chance = often;
            for (int other = 0; other < chosen.length && chance.signum() > 0; other++) {
                chance =
                        other == player ? chance : chance.times(mixes.get(other).probability(chosen[other]));
            }
            if (chance.signum() > 0) {
                Rational worth = Rational.of(game.payoffs(profile).of(player));
                sums[chosen[player]] = sums[chosen[player]].plus(chance.times(worth));
            }
        }
    }

    /** From the worst action that is played to the best that there is. */
    private static Optional<Deviation> deviation(int player, int type, Lottery mix, List<Rational> worths) {
        int to = IntStream.range(0, worths.size())
                .reduce((one, other) -> worths.get(other).compareTo(worths.get(one)) > 0 ? other : one)
                .orElseThrow();
        int from = IntStream.range(0, worths.size())
                .filter(mix::includes)
                .reduce((one, other) -> worths.get(other).compareTo(worths.get(one)) < 0 ? other : one)
                .orElseThrow();
        Rational gain = worths.get(to).minus(worths.get(from));
        return gain.signum() > 0 ? Optional.of(new Deviation(player, type, from, to, gain)) : Optional.empty();
    }
}
