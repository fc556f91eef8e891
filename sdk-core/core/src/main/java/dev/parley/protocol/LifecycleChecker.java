// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.SeatRole;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Lifecycle.Phase;
import dev.parley.protocol.LifecycleFault.Kind;
import dev.parley.protocol.kernel.Played;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads what a protocol declares and tells everything that is wrong with it, before anyone negotiates by it. Pure.
 *
 * <p>An end must be in reach of every phase by moves and deadlines alone: a phase that only an operator can leave is a
 * dead end. A pause is no phase for the same reason; a paused negotiation keeps the phase that it is in.
 *
 * @since 0.1.0
 */
public final class LifecycleChecker {
    private final Lifecycle lifecycle;
    private final List<LifecycleFault> faults = new ArrayList<>();

    private LifecycleChecker(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** The faults of a lifecycle and of the schemas that go with it; empty when there are none. */
    public static List<LifecycleFault> check(Played<?, ?, ?, ?> protocol) {
        LifecycleChecker checker = new LifecycleChecker(protocol.lifecycle());
        checker.checkPhases();
        checker.checkSchemas(protocol.forms().movesSchema().members().keySet());
        return List.copyOf(checker.faults);
    }

    /** The faults of a lifecycle; empty when there are none. */
    public static List<LifecycleFault> check(Lifecycle lifecycle) {
        LifecycleChecker checker = new LifecycleChecker(lifecycle);
        checker.checkPhases();
        return List.copyOf(checker.faults);
    }

    private void checkPhases() {
        checkNames();
        checkEnds();
        for (Phase phase : lifecycle.phases()) {
            checkTargets(phase);
            checkMoves(phase);
            if (phase.terminal()) {
                checkTerminal(phase);
            } else {
                checkWaiting(phase);
            }
        }
        checkReach();
    }

    private void checkNames() {
        Set<String> names = new HashSet<>();
        for (Phase phase : lifecycle.phases()) {
            if (!names.add(phase.name())) {
                fault(Kind.DUPLICATE_PHASE, phase, "two phases have this name; give each its own");
            }
        }
        Optional<Phase> initial = lifecycle.phase(lifecycle.initial());
        if (initial.isEmpty()) {
            fault(Kind.UNKNOWN_INITIAL, "no phase is named " + lifecycle.initial() + "; declare it");
        } else if (initial.get().terminal()) {
            fault(Kind.TERMINAL_INITIAL, initial.get(), "the initial phase is terminal; begin with one that is not");
        }
    }

    private void checkEnds() {
        if (lifecycle.phases().stream().noneMatch(Phase::terminal)) {
            fault(Kind.NO_TERMINAL_PHASE, "no phase is terminal; declare how a negotiation ends");
        }
    }

    private void checkTargets(Phase phase) {
        for (String target : new TreeSet<>(targets(phase))) {
            if (lifecycle.phase(target).isEmpty()) {
                fault(Kind.UNKNOWN_TARGET, phase, "it leads to " + target + ", which is no phase; declare it");
            }
        }
    }

    private void checkMoves(Phase phase) {
        Set<String> seen = new HashSet<>();
        for (MoveRule move : phase.moves()) {
            if (move.movers().isEmpty()) {
                fault(Kind.MOVE_WITHOUT_MOVER, phase, move, "nobody may make this move; name who may, or drop it");
            }
            if (move.to().isEmpty()) {
                fault(Kind.MOVE_WITHOUT_TARGET, phase, move, "it leads nowhere; name the phases, this one included");
            }
            for (SeatRole mover : move.movers()) {
                if (!seen.add(move.kind() + " " + mover)) {
                    fault(Kind.DUPLICATE_MOVE, phase, move, "it is declared twice for " + mover + "; declare it once");
                }
            }
        }
    }

    private void checkTerminal(Phase phase) {
        if (!targets(phase).isEmpty() || !phase.moves().isEmpty()) {
            fault(
                    Kind.TERMINAL_GOES_ON,
                    phase,
                    "nothing can follow a terminal phase; drop its moves, deadline and controls");
        }
    }

    private void checkWaiting(Phase phase) {
        boolean mover = phase.moves().stream().anyMatch(move -> !move.movers().isEmpty());
        if (!mover && phase.deadlineTo().isEmpty()) {
            fault(Kind.DEAD_END, phase, "nobody may move and no deadline ends it; give it a mover or a deadline");
        }
        if (phase.controlTo().stream().noneMatch(this::isTerminal)) {
            fault(
                    Kind.CONTROL_CANNOT_END,
                    phase,
                    "an operator may cancel at any time; name a terminal phase among controlTo");
        }
        if (reachable(phase.name(), LifecycleChecker::waysOn).stream().noneMatch(this::isTerminal)) {
            fault(
                    Kind.NO_WAY_TO_AN_END,
                    phase,
                    "neither moves nor deadlines lead from it to a terminal phase; add a way to one");
        }
    }

    private void checkReach() {
        Set<String> reached = reachable(lifecycle.initial(), LifecycleChecker::targets);
        Set<String> live = new HashSet<>();
        Set<String> dead = new LinkedHashSet<>();
        for (Phase phase : lifecycle.phases()) {
            boolean reachable = reached.contains(phase.name());
            if (!reachable) {
                fault(Kind.UNREACHABLE_PHASE, phase, "nothing leads to it; add a way to it, or drop it");
            }
            phase.moves().forEach(move -> (reachable ? live : dead).add(move.kind()));
        }
        dead.removeAll(live);
        dead.forEach(kind -> faults.add(new LifecycleFault(
                Kind.UNREACHABLE_MOVE,
                Optional.empty(),
                Optional.of(kind),
                "it is declared in phases that nothing leads to; declare it where it can be made, or drop it")));
    }

    private void checkSchemas(Set<String> schemas) {
        Set<String> declared = new TreeSet<>();
        lifecycle.phases().forEach(phase -> phase.moves().forEach(move -> declared.add(move.kind())));
        declared.remove(MoveRule.JOIN);
        declared.stream()
                .filter(kind -> !schemas.contains(kind))
                .forEach(kind -> schemaFault(
                        Kind.MOVE_WITHOUT_SCHEMA, kind, "the forms have no schema of its payload; add one"));
        schemas.stream()
                .filter(kind -> !declared.contains(kind))
                .forEach(kind -> schemaFault(
                        Kind.SCHEMA_WITHOUT_MOVE, kind, "no phase declares this move; declare it, or drop its schema"));
    }

    private Set<String> reachable(String from, Function<Phase, Set<String>> ways) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(from));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (reached.add(name)) {
                lifecycle.phase(name).ifPresent(phase -> open.addAll(ways.apply(phase)));
            }
        }
        return reached;
    }

    private static Set<String> waysOn(Phase phase) {
        Set<String> ways = new HashSet<>(phase.deadlineTo());
        phase.moves().stream().filter(move -> !move.movers().isEmpty()).forEach(move -> ways.addAll(move.to()));
        return ways;
    }

    private static Set<String> targets(Phase phase) {
        Set<String> targets = waysOn(phase);
        phase.moves().forEach(move -> targets.addAll(move.to()));
        targets.addAll(phase.controlTo());
        return targets;
    }

    private boolean isTerminal(String name) {
        return lifecycle.phase(name).filter(Phase::terminal).isPresent();
    }

    private void fault(Kind kind, String message) {
        faults.add(new LifecycleFault(kind, Optional.empty(), Optional.empty(), message));
    }

    private void fault(Kind kind, Phase phase, String message) {
        faults.add(new LifecycleFault(kind, Optional.of(phase.name()), Optional.empty(), message));
    }

    private void fault(Kind kind, Phase phase, MoveRule move, String message) {
        faults.add(new LifecycleFault(kind, Optional.of(phase.name()), Optional.of(move.kind()), message));
    }

    private void schemaFault(Kind kind, String move, String message) {
        faults.add(new LifecycleFault(kind, Optional.empty(), Optional.of(move), message));
    }
}
