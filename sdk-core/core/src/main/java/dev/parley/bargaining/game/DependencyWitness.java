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
 * A sequence of lotteries over profiles, told by levels: the lottery at ε is the first level, plus ε times the second, plus
 * ε² times the third, and so on, scaled to add up to 1. As ε goes to 0 it tends to the first level.
 *
 * @param levels lotteries over the game's profiles, at least one
 * @since 0.1.0
 */
public record DependencyWitness(NormalFormGame game, List<Lottery> levels) {
    public DependencyWitness {
        levels = List.copyOf(levels);
        if (levels.isEmpty() || levels.stream().anyMatch(level -> level.size() != game.profiles())) {
            throw new IllegalArgumentException(
                    "levels must be lotteries over " + game.profiles() + " profiles, at least one");
        }
    }

    DependencyWitness with(Lottery level) {
        List<Lottery> more = new ArrayList<>(levels);
        more.add(level);
        return new DependencyWitness(game, more);
    }

    /** Whether every profile occurs in some level, so that every conditional expectation exists. */
    public boolean isFull() {
        return IntStream.range(0, game.profiles())
                .allMatch(profile -> levels.stream().anyMatch(level -> level.includes(profile)));
    }

    /** What a player expects, in the limit, given that it takes an action; empty where the action never occurs. Exact. */
    public Optional<Rational> worth(int player, int action) {
        return levels.stream()
                .map(level -> worth(level, player, action))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Rational> worth(Lottery level, int player, int action) {
        Rational chance = Rational.ZERO;
        Rational sum = Rational.ZERO;
        for (int profile = 0; profile < game.profiles(); profile++) {
            if (level.includes(profile) && game.action(profile, player) == action) {
                chance = chance.plus(level.probability(profile));
                sum = sum.plus(level.probability(profile)
                        .times(Rational.of(game.payoffs(profile).of(player))));
            }
        }
        return chance.signum() == 0 ? Optional.empty() : Optional.of(sum.dividedBy(chance));
    }

    /** The most that a player expects of an action that it takes in the limit. */
    public Rational limit(int player) {
        return IntStream.range(0, game.actions().get(player))
                .mapToObj(action -> worth(levels.get(0), player, action))
                .flatMap(Optional::stream)
                .reduce(Rational::max)
                .orElseThrow();
    }

    /**
     * By how much an action is worth more than one that is taken in the limit, at its worst; empty where the sequence shows
     * a dependency equilibrium. An action that never occurs does not count. Exact.
     */
    public Optional<Deviation> temptation() {
        Optional<Deviation> worst = Optional.empty();
        for (int player = 0; player < game.players(); player++) {
            for (int from = 0; from < game.actions().get(player); from++) {
                Optional<Rational> taken = worth(levels.get(0), player, from);
                for (int to = 0; taken.isPresent() && to < game.actions().get(player); to++) {
                    Rational gain = worth(player, to).orElse(taken.get()).minus(taken.get());
                    if (gain.signum() > 0
                            && (worst.isEmpty() || gain.compareTo(worst.get().gain()) > 0)) {
                        worst = Optional.of(new Deviation(player, 0, from, to, gain));
                    }
                }
            }
        }
        return worst;
    }

    /**
     * The lottery at ε, rounded to doubles.
     *
     * @param epsilon above 0, at most 1
     */
    public Lottery at(double epsilon) {
        double[] weights = new double[game.profiles()];
        double factor = 1;
        for (Lottery level : levels) {
            double[] own = level.toDoubles();
            double times = factor;
            Arrays.setAll(weights, profile -> weights[profile] + times * own[profile]);
            factor *= epsilon;
        }
        return Lottery.of(weights);
    }
}
