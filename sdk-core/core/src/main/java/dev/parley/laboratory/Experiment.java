// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory;

import dev.parley.laboratory.game.ProtocolModel;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Population;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Protocols that are played by the same population, listing by listing: each meets the same buyers and sellers, so that
 * differences between protocols are no accident of who came. The result follows from the experiment alone, whatever the
 * number of threads.
 *
 * @param population who meets
 * @param fee of the marketplace
 * @param protocols at least one, all playable by the population, names all different
 * @param goal what differences are measured in
 * @param plays how many listings, from 2 to {@link #MOST_PLAYS}
 * @param seed decides every draw
 * @since 0.1.0
 */
public record Experiment(
        Population population, Fee fee, List<ProtocolModel> protocols, Goal goal, long plays, long seed) {
    /** More listings tell nothing more. */
    public static final long MOST_PLAYS = 1_000_000_000;
    /** More protocols at once are for nobody to compare. */
    public static final int MOST_PROTOCOLS = 50;

    /**
     * Checks the experiment.
     *
     * @throws IllegalArgumentException if a number is out of bounds, a name comes twice, or a protocol cannot be played
     */
    public Experiment {
        protocols = List.copyOf(protocols);
        if (protocols.isEmpty() || protocols.size() > MOST_PROTOCOLS) {
            throw new IllegalArgumentException("there must be 1 to " + MOST_PROTOCOLS + " protocols");
        }
        if (plays < 2 || plays > MOST_PLAYS) {
            throw new IllegalArgumentException("plays must be from 2 to " + MOST_PLAYS + ", and is " + plays);
        }
        Set<String> names = new HashSet<>();
        for (ProtocolModel protocol : protocols) {
            protocol.requirePlayable(population, fee);
            if (!names.add(protocol.name())) {
                throw new IllegalArgumentException("two protocols are named " + protocol.name());
            }
        }
    }

    /** An experiment with one protocol and without a fee. */
    public static Experiment of(Population population, ProtocolModel protocol, long plays, long seed) {
        return new Experiment(population, Fee.NONE, List.of(protocol), Goal.SELLER_SURPLUS, plays, seed);
    }

    /**
     * Begins to play.
     *
     * @param executor runs the workers
     * @param workers how many tasks share the work, at least 1
     */
    public Run start(Executor executor, int workers) {
        return Run.start(this, executor, workers);
    }

    /** Plays in the thread that calls. */
    public Results play() {
        return start(Runnable::run, 1).results().join();
    }
}
