package dev.parley.protocol.kernel;

import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Lifecycle.Phase;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A game's phases, and those in which a negotiation ends from outside, to which every phase may lead. */
final class PlayedLifecycle {
    private static final Set<String> OUTSIDE = Set.of(EndReason.CANCELLED.text(), EndReason.UNAVAILABLE.text());

    private PlayedLifecycle() {}

    static Lifecycle of(Lifecycle game) {
        List<Phase> phases = new ArrayList<>();
        game.phases().forEach(phase -> phases.add(phase.terminal() ? phase : leaving(phase)));
        Stream.of(EndReason.values()).map(reason -> Phase.terminal(reason.text())).forEach(phases::add);
        return new Lifecycle(game.initial(), phases);
    }

    private static Phase leaving(Phase phase) {
        Set<String> to = new HashSet<>(phase.controlTo());
        to.addAll(OUTSIDE);
        return new Phase(phase.name(), false, phase.moves(), phase.deadlineTo(), to);
    }

    /** Why a kind of move has no place in a phase for a role; empty when it has. */
    static Optional<Reason> misplaced(Phase phase, String kind, SeatRole role) {
        List<MoveRule> rules =
                phase.moves().stream().filter(rule -> rule.kind().equals(kind)).toList();
        if (rules.stream().anyMatch(rule -> rule.movers().contains(role))) {
            return Optional.empty();
        }
        return Optional.of(rules.isEmpty() ? Reason.MOVE_NOT_ALLOWED : Reason.NOT_YOUR_TURN);
    }
}
