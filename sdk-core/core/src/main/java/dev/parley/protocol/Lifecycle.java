// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.SeatRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The phases of a protocol, declared and finite. A pause is no phase: a paused negotiation keeps the phase that it is
 * in, with nothing allowed and no deadline until it is resumed. Staying in a phase needs no mention in its {@code
 * controlTo}.
 *
 * @param initial the name of the phase that opening leads to
 * @param phases all of them; the first of a name counts
 * @since 0.1.0
 */
public record Lifecycle(String initial, List<Phase> phases) {
    public Lifecycle {
        phases = List.copyOf(phases);
    }

    /** Begins to declare phases, one after the other, of which that is the initial one. */
    public static LifecycleBuilder begin(String initial) {
        return new LifecycleBuilder(initial);
    }

    /** The phase of that name. */
    public Optional<Phase> phase(String name) {
        return phases.stream().filter(phase -> phase.name().equals(name)).findFirst();
    }

    /** Whether there is a phase in which others may take a seat. */
    public boolean isJoinable() {
        return phases.stream()
                .flatMap(phase -> phase.moves().stream())
                .anyMatch(move -> move.kind().equals(MoveRule.JOIN));
    }

    /**
     * A phase.
     *
     * @param name unique, such as {@code awaiting-buyer}
     * @param terminal whether nothing can follow
     * @param moves what may be done in it
     * @param deadlineTo where its deadline leads; empty when it has none
     * @param controlTo where controls from outside may lead
     */
    public record Phase(
            String name, boolean terminal, List<MoveRule> moves, Set<String> deadlineTo, Set<String> controlTo) {
        public Phase {
            moves = List.copyOf(moves);
            deadlineTo = Set.copyOf(deadlineTo);
            controlTo = Set.copyOf(controlTo);
        }

        /** A phase that ends the negotiation. */
        public static Phase terminal(String name) {
            return new Phase(name, true, List.of(), Set.of(), Set.of());
        }
    }

    /**
     * A kind of move in a phase.
     *
     * @param kind the kind, such as {@code offer}; {@link #JOIN} for a party that takes a seat
     * @param movers who may make it
     * @param to the phases that it may lead to, this one included where it may
     * @param standsAlone whether it means the same whatever others have done since its mover looked, so that it need not name
     *     the revision that its mover saw
     */
    public record MoveRule(String kind, Set<SeatRole> movers, Set<String> to, boolean standsAlone) {
        /** The kind that stands for joining. */
        public static final String JOIN = "join";

        public MoveRule {
            movers = Set.copyOf(movers);
            to = Set.copyOf(to);
        }

        /** A move that is meant for the state that its mover saw. */
        public MoveRule(String kind, Set<SeatRole> movers, Set<String> to) {
            this(kind, movers, to, false);
        }
    }
}
