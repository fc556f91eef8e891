// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.proof.Lottery;
import dev.parley.bargaining.proof.MaxMin;
import dev.parley.bargaining.proof.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Decides whether a lottery over profiles is a dependency equilibrium (Spohn 2007; Treutlein, arXiv 2307.04879, section 5):
 * the limit of lotteries in which every profile has some probability, where no action is worth more, given that it is
 * chosen, than those which keep a probability in the limit.
 *
 * <p>Only the limits of conditional expectations count, so a sequence is told by its levels of vanishing probability: an
 * action's conditional expectation is that of the first level in which it occurs. Level by level as many actions as can be
 * are given a probability without being worth too much; when some are left, weights of theirs show that no level exists.
 *
 * @since 0.1.0
 */
public final class DependencyEquilibrium {
    /** What a solver leaves of a probability of 0. */
    private static final double NONE = 1e-11;

    /** By how much an action may be worth too much, relative to the largest payoff. */
    private static final double TOLERANCE = 1e-9;

    private final NormalFormGame game;
    private final ProgramSolver solver;
    private final DependencyWitness witness;
    private final Rational tolerance;

    private DependencyEquilibrium(NormalFormGame game, Lottery lottery, ProgramSolver solver) {
        this.game = game;
        this.solver = solver;
        this.witness = new DependencyWitness(game, List.of(lottery));
        this.tolerance = Rational.of(TOLERANCE * game.size());
    }

    /** What was found: exactly one of three. */
    public sealed interface Verdict {
        /** Whether the lottery is a dependency equilibrium. */
        default boolean holds() {
            return this instanceof Holds;
        }
    }

    /**
     * It is one.
     *
     * @param witness a sequence with it as limit; its temptation, if any, is what rounding leaves: at most 1e-9 of
     *     the largest payoff
     */
    public record Holds(DependencyWitness witness) implements Verdict {}

    /**
     * It is none: of two actions that a player takes with some probability, one is worth more than the other.
     *
     * @param deviation from the one to the other
     */
    public record Lopsided(Deviation deviation) implements Verdict {}

    /**
     * It is none: whatever profiles the actions that are left occur in, one of them is worth too much.
     *
     * @param left the actions to which no level could give a probability
     * @param proof whose rows are the profiles in which one of them occurs and whose columns are the actions left: by how
     *     much the action is worth more there than what its player gets. It is worth more than 0, so the weighted sum of
     *     what they are worth too much is above 0 in every profile
     */
    public record TooTempting(List<PlayerAction> left, MaxMin proof) implements Verdict {}

    /** An action of a player. */
    public record PlayerAction(int player, int action) {}

    /**
     * Decides.
     *
     * @param lottery over the game's profiles
     * @throws IllegalArgumentException if the lottery is not over as many
     * @throws ProgramSolver.UnsolvedProgramException if the solver gives up, or its answer shows neither
     */
    public static Verdict decide(NormalFormGame game, Lottery lottery, ProgramSolver solver) {
        return new DependencyEquilibrium(game, lottery, solver).decide();
    }

    /** Decides on a single profile. */
    public static Verdict decide(NormalFormGame game, int profile, ProgramSolver solver) {
        return decide(game, Lottery.certain(profile, game.profiles()), solver);
    }

    private Verdict decide() {
        Optional<Deviation> lopsided = witness.temptation().filter(this::counts);
        if (lopsided.isPresent()) {
            return new Lopsided(lopsided.get());
        }
        DependencyWitness found = witness;
        for (List<PlayerAction> left = left(found); !left.isEmpty(); left = left(found)) {
            List<Integer> profiles = profilesWith(left);
            MaxMin temptation = MaxMin.of(temptations(left, profiles), solver);
            if (temptation.worth().signum() > 0) {
                return new TooTempting(left, temptation);
            }
            found = proved(found.with(spread(profiles, temptation.weights())));
        }
        double[] all = new double[game.profiles()];
        Arrays.fill(all, 1);
        return new Holds(found.with(Lottery.of(all)));
    }

    /** Takes a solver's level only where it shows what it should. */
    private DependencyWitness proved(DependencyWitness found) {
        found.temptation().filter(this::counts).ifPresent(temptation -> {
            throw new ProgramSolver.UnsolvedProgramException(
                    "the solver's probabilities leave a gain of "
                            + temptation.gain().toDouble(),
                    false);
        });
        return found;
    }

    private boolean counts(Deviation deviation) {
        return deviation.gain().compareTo(tolerance) > 0;
    }

    private List<PlayerAction> left(DependencyWitness found) {
        List<PlayerAction> left = new ArrayList<>();
        for (int player = 0; player < game.players(); player++) {
            for (int action = 0; action < game.actions().get(player); action++) {
                if (found.worth(player, action).isEmpty()) {
                    left.add(new PlayerAction(player, action));
                }
            }
        }
        return left;
    }

    private List<Integer> profilesWith(List<PlayerAction> left) {
        return IntStream.range(0, game.profiles())
                .filter(profile -> left.stream().anyMatch(one -> occurs(one, profile)))
                .boxed()
                .toList();
    }

    private boolean occurs(PlayerAction one, int profile) {
        return game.action(profile, one.player()) == one.action();
    }

    /** By how much each action is worth more in each profile than what its player gets in the limit. */
    private List<List<Rational>> temptations(List<PlayerAction> left, List<Integer> profiles) {
        List<Rational> limit =
                IntStream.range(0, game.players()).mapToObj(witness::limit).toList();
        return profiles.stream()
                .map(profile -> left.stream()
                        .map(one -> occurs(one, profile)
                                ? Rational.of(game.payoffs(profile).of(one.player()))
                                        .minus(limit.get(one.player()))
                                : Rational.ZERO)
                        .toList())
                .toList();
    }

    private Lottery spread(List<Integer> profiles, Lottery weights) {
        double[] spread = new double[game.profiles()];
        for (int i = 0; i < profiles.size(); i++) {
            double weight = weights.probability(i).toDouble();
            spread[profiles.get(i)] = weight < NONE ? 0 : weight;
        }
        return Lottery.of(spread);
    }
}
