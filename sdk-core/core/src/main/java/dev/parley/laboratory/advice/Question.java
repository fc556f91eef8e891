// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.advice;

import dev.parley.laboratory.Experiment;
import dev.parley.laboratory.Goal;
import dev.parley.laboratory.game.ProtocolModel;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Population;
import java.util.List;

/**
 * Which protocol a listing should have.
 *
 * @param listing what is sold, in words of whoever asks
 * @param population who is expected to come
 * @param fee of the marketplace
 * @param goal what the protocol is chosen for
 * @param plays how many listings are played
 * @param seed decides every draw
 * @since 0.1.0
 */
public record Question(String listing, Population population, Fee fee, Goal goal, long plays, long seed) {
    /** Enough listings for three digits. */
    public static final long USUAL_PLAYS = 200_000;

    /** A question with the usual number of plays and without a fee. */
    public static Question of(String listing, Population population, Goal goal) {
        return new Question(listing, population, Fee.NONE, goal, USUAL_PLAYS, 1);
    }

    /** The same with a fee. */
    public Question with(Fee other) {
        return new Question(listing, population, other, goal, plays, seed);
    }

    /** The same with another number of plays. */
    public Question withPlays(long other) {
        return new Question(listing, population, fee, goal, other, seed);
    }

    /** The protocols that can be played by the population, the simplest first, and a yardstick. */
    public Experiment experiment() {
        List<ProtocolModel> playable = Candidates.of(population, fee, goal).stream()
                .filter(protocol -> protocol.obstacle(population, fee).isEmpty())
                .toList();
        return new Experiment(population, fee, playable, goal, plays, seed);
    }

    /** What was left out, and why, in sentences. */
    public List<String> leftOut() {
        return Candidates.of(population, fee, goal).stream()
                .flatMap(protocol ->
                        protocol
                                .obstacle(population, fee)
                                .map(obstacle -> protocol.name() + ": " + obstacle + ".")
                                .stream())
                .toList();
    }
}
