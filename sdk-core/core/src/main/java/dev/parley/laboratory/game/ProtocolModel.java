// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Draw;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Population;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A protocol as the laboratory plays it.
 *
 * @since 0.1.0
 */
public interface ProtocolModel {
    /** As tables show it; no two models of an experiment have the same. */
    String name();

    /** How the parties are taken to act, in a sentence. */
    String assumption();

    /** What the play of a model rests on. */
    enum Basis {
        /** Nobody gains by acting otherwise while the others do not; or buyers are naive, as the population says. */
        EQUILIBRIUM,
        /** Strategies that somebody chose; a side may gain by another. */
        STRATEGIES,
        /** Not a protocol: shows what the others miss. */
        YARDSTICK
    }

    /** What the play of a population rests on. */
    default Basis basis(Population population) {
        return Basis.EQUILIBRIUM;
    }

    /**
     * The gross price that a seller with a cost names before anything else, as its reserve or as its price to the last
     * buyer; empty where it names none.
     */
    default OptionalDouble namedPrice(Population population, Fee fee, double cost) {
        return OptionalDouble.empty();
    }

    /** Why this protocol cannot be played by a population, in a sentence; empty where it can. */
    Optional<String> obstacle(Population population);

    /** The same under a fee, where the fee makes a difference to it. */
    default Optional<String> obstacle(Population population, Fee fee) {
        return obstacle(population);
    }

    /**
     * Works out what does not change from listing to listing.
     *
     * @throws IllegalArgumentException if there is an obstacle
     */
    Game prepare(Population population, Fee fee);

    /** A protocol that is ready to be played by many threads at once. */
    @FunctionalInterface
    interface Game {
        /** Plays one listing; the same for the same draw. */
        Outcome play(Draw draw);
    }

    /**
     * Checks that there is no obstacle.
     *
     * @throws IllegalArgumentException if there is one
     */
    default void requirePlayable(Population population, Fee fee) {
        obstacle(population, fee).ifPresent(obstacle -> {
            throw new IllegalArgumentException(name() + ": " + obstacle);
        });
    }
}
