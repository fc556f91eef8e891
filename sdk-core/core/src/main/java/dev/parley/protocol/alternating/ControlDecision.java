package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Reason;
import dev.parley.protocol.alternating.AlternatingEvent.ItemsGone;
import dev.parley.protocol.alternating.AlternatingEvent.NegotiationClosed;
import dev.parley.protocol.alternating.AlternatingEvent.OfferWithdrawn;
import dev.parley.protocol.alternating.AlternatingEvent.Paused;
import dev.parley.protocol.alternating.AlternatingEvent.Resumed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What comes of things that no seat decides: deadlines and controls. */
final class ControlDecision {
    private ControlDecision() {}

    static Decision<AlternatingEvent> due(AlternatingState state, Instant at) {
        return state.isOver(at) ? closed(CloseReason.EXPIRED) : unchanged();
    }

    /** A control that comes at or after the end finds the negotiation expired, so that a pause revives nothing. */
    static Decision<AlternatingEvent> control(
            AlternatingState state, Input.Control<AlternatingMove> control, Instant at) {
        if (state.hasEnded()) {
            return Decision.refused(Reason.NEGOTIATION_CLOSED);
        }
        if (control.kind() == Input.ControlKind.RESUMED && state.pausedAt().isEmpty()) {
            return Decision.refused(Reason.NOT_PAUSED);
        }
        return state.isOver(at) ? closed(CloseReason.EXPIRED) : running(state, control, at);
    }

    private static Decision<AlternatingEvent> running(
            AlternatingState state, Input.Control<AlternatingMove> control, Instant at) {
        return switch (control.kind()) {
            case STOCK_GONE -> stockGone(state, control);
            case LISTING_WITHDRAWN -> closed(CloseReason.UNAVAILABLE);
            case AUTHORITY_ENDED -> authorityEnded(state, control);
            case CANCELLED -> closed(CloseReason.CANCELLED);
            case PAUSED ->
                state.pausedAt().isPresent()
                        ? Decision.refused(Reason.ALREADY_PAUSED)
                        : Decision.accepted(new Paused(at));
            case RESUMED -> Decision.accepted(new Resumed(at));
        };
    }

    private static Decision<AlternatingEvent> stockGone(
            AlternatingState state, Input.Control<AlternatingMove> control) {
        List<ItemId> gone = control.items().stream()
                .filter(item -> state.table().has(item) && state.isOpen(item))
                .sorted()
                .toList();
        return gone.isEmpty() ? unchanged() : Decision.accepted(Conclusion.of(state, List.of(new ItemsGone(gone))));
    }

    private static Decision<AlternatingEvent> authorityEnded(
            AlternatingState state, Input.Control<AlternatingMove> control) {
        Optional<Side> side = control.seat().flatMap(seat -> state.table().side(seat));
        return state.offer()
                .filter(offer -> side.isPresent() && offer.by() == side.get())
                .map(offer ->
                        Decision.accepted(Conclusion.of(state, List.of(new OfferWithdrawn(offer.by(), offer.id())))))
                .orElseGet(ControlDecision::unchanged);
    }

    private static Decision<AlternatingEvent> closed(CloseReason reason) {
        return Decision.accepted(new NegotiationClosed(reason, Optional.empty()));
    }

    private static Decision<AlternatingEvent> unchanged() {
        return Decision.accepted(List.of());
    }
}
