// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.kernel;

import dev.parley.model.SeatRole;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Lifecycle.Phase;
import dev.parley.protocol.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A game's phases as the kernel looks them up, and those in which a negotiation ends from outside, to which every phase may lead. */
final class PlayedLifecycle {
    private static final Set<String> OUTSIDE = Set.of(EndReason.CANCELLED.text(), EndReason.UNAVAILABLE.text());

    /** By phase and kind of move who may make it; a phase that ends the game is absent. */
    private final Map<String, Map<String, Set<SeatRole>>> movers = new HashMap<>();

    private final Set<String> ends = new HashSet<>();

    /** By kind of move who may make it in some phase. */
    private final Map<String, Set<SeatRole>> ever = new HashMap<>();

    PlayedLifecycle(Lifecycle game) {
        for (Phase phase : game.phases()) {
            if (phase.terminal()) {
                ends.add(phase.name());
            } else {
                movers.put(phase.name(), movers(phase));
                movers(phase)
                        .forEach((kind, roles) -> ever.computeIfAbsent(kind, any -> EnumSet.noneOf(SeatRole.class))
                                .addAll(roles));
            }
        }
    }

    private static Map<String, Set<SeatRole>> movers(Phase phase) {
        Map<String, Set<SeatRole>> movers = new HashMap<>();
        for (MoveRule rule : phase.moves()) {
            movers.computeIfAbsent(rule.kind(), kind -> EnumSet.noneOf(SeatRole.class))
                    .addAll(rule.movers());
        }
        return movers;
    }

    /** The kinds of move that mean the same whatever others have done since their mover looked. */
    static Set<String> standingAlone(Lifecycle game) {
        return game.phases().stream()
                .flatMap(phase -> phase.moves().stream())
                .filter(MoveRule::standsAlone)
                .map(MoveRule::kind)
                .collect(Collectors.toUnmodifiableSet());
    }

    static Lifecycle of(Lifecycle game) {
        List<Phase> phases = new ArrayList<>();
        game.phases().forEach(phase -> phases.add(phase.terminal() ? phase : leaving(phase)));
        Stream.of(EndReason.values())
                .map(EndReason::text)
                .filter(name -> game.phase(name).isEmpty())
                .forEach(name -> phases.add(Phase.terminal(name)));
        return new Lifecycle(game.initial(), phases);
    }

    private static Phase leaving(Phase phase) {
        Set<String> to = new HashSet<>(phase.controlTo());
        to.addAll(OUTSIDE);
        return new Phase(phase.name(), false, phase.moves(), phase.deadlineTo(), to);
    }

    /** Whether a phase ends the game. */
    boolean isEnd(String phase) {
        return ends.contains(phase);
    }

    /** Whether a negotiation has ended, by its game or from outside. */
    boolean hasEnded(PlayedState<?, ?> state) {
        return state.ended().isPresent() || isEnd(state.standing().phase());
    }

    /**
     * Why a kind of move has no place in a phase for a role; empty when it has. A role that never makes such a
     * move waits for no turn.
     *
     * @throws IllegalStateException if the phase is none in which the game goes on
     */
    Optional<Reason> misplaced(String phase, String kind, SeatRole role) {
        Map<String, Set<SeatRole>> kinds = movers.get(phase);
        if (kinds == null) {
            throw new IllegalStateException("the lifecycle does not declare the phase " + phase);
        }
        Set<SeatRole> roles = kinds.get(kind);
        if (roles == null || !ever.getOrDefault(kind, Set.of()).contains(role)) {
            return Optional.of(Reason.MOVE_NOT_ALLOWED);
        }
        return roles.contains(role) ? Optional.empty() : Optional.of(Reason.NOT_YOUR_TURN);
    }
}
