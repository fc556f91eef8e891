// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.SeatRole;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Lifecycle.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Declares a {@link Lifecycle} phase by phase: what follows {@link #phase} is about that phase.
 *
 * @since 0.1.0
 */
public final class LifecycleBuilder {
    private final String initial;
    private final List<Phase> phases = new ArrayList<>();

    LifecycleBuilder(String initial) {
        this.initial = initial;
    }

    /** Begins a phase. */
    public LifecycleBuilder phase(String name) {
        phases.add(new Phase(name, false, List.of(), Set.of(), Set.of()));
        return this;
    }

    /** In this phase a role may make a move, which may lead to these phases. */
    public LifecycleBuilder move(String kind, SeatRole mover, String... to) {
        return move(new MoveRule(kind, Set.of(mover), Set.of(to)));
    }

    /** In this phase some may make a move. */
    public LifecycleBuilder move(MoveRule rule) {
        Phase phase = last();
        List<MoveRule> moves = new ArrayList<>(phase.moves());
        moves.add(rule);
        return instead(new Phase(phase.name(), false, moves, phase.deadlineTo(), phase.controlTo()));
    }

    /** This phase has a deadline, which may lead to these phases. */
    public LifecycleBuilder deadline(String... to) {
        Phase phase = last();
        return instead(new Phase(phase.name(), false, phase.moves(), Set.of(to), phase.controlTo()));
    }

    /** What comes from outside, such as stock that is gone, may lead from this phase to these. */
    public LifecycleBuilder outside(String... to) {
        Phase phase = last();
        return instead(new Phase(phase.name(), false, phase.moves(), phase.deadlineTo(), Set.of(to)));
    }

    /** A phase in which the game has ended. */
    public LifecycleBuilder end(String name) {
        phases.add(Phase.terminal(name));
        return this;
    }

    /** All that was declared. */
    public Lifecycle build() {
        return new Lifecycle(initial, phases);
    }

    private Phase last() {
        if (phases.isEmpty() || phases.get(phases.size() - 1).terminal()) {
            throw new IllegalStateException("name the phase first");
        }
        return phases.get(phases.size() - 1);
    }

    private LifecycleBuilder instead(Phase phase) {
        phases.set(phases.size() - 1, phase);
        return this;
    }
}
