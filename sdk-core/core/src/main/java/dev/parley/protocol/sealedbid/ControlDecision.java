package dev.parley.protocol.sealedbid;

import dev.parley.model.ItemId;
import dev.parley.model.SeatId;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What comes of a control from outside. One that arrives after a deadline and before its effect is taken as it is: it
 * needs no seed, so that an operator can end what waits for a lost key. A pause then revives nothing, since what is left
 * of the time is less than nothing.
 */
final class ControlDecision {
    private ControlDecision() {}

    static Decision<SealedEvent> control(SealedState state, Input.Control<SealedMove> control, Instant at) {
        if (state.hasEnded()) {
            return Decision.refused(Reason.NEGOTIATION_CLOSED);
        }
        boolean paused = state.pausedAt().isPresent();
        return switch (control.kind()) {
            case STOCK_GONE -> Decision.accepted(gone(state, control.items()));
            case LISTING_WITHDRAWN -> Decision.accepted(SealedEvent.Closed.of(CloseReason.UNAVAILABLE));
            case AUTHORITY_ENDED -> Decision.accepted(authorityEnded(state, control.seat()));
            case CANCELLED -> Decision.accepted(SealedEvent.Closed.of(CloseReason.CANCELLED));
            case PAUSED ->
                paused ? Decision.refused(Reason.ALREADY_PAUSED) : Decision.accepted(new SealedEvent.Paused(at));
            case RESUMED ->
                paused ? Decision.accepted(new SealedEvent.Resumed(at)) : Decision.refused(Reason.NOT_PAUSED);
        };
    }

    private static List<SealedEvent> gone(SealedState state, Set<ItemId> items) {
        Set<ItemId> fresh = new TreeSet<>();
        items.stream()
                .filter(item -> state.table().has(item) && state.isOpen(item))
                .forEach(fresh::add);
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<SealedEvent> events = new ArrayList<>();
        events.add(new SealedEvent.ItemsGone(List.copyOf(fresh)));
        if (state.table().isAllOrNothing() || fresh.size() == state.openLots().size()) {
            events.add(SealedEvent.Closed.of(CloseReason.UNAVAILABLE));
        }
        return events;
    }

    /** A buyer's submission falls, and so does a seller's; an auction ends with its seller's authority. */
    private static List<SealedEvent> authorityEnded(SealedState state, Optional<SeatId> seat) {
        SeatId seller = state.table().seller().id();
        if (state.table().rules().isAuction() && seat.filter(seller::equals).isPresent()) {
            return List.of(SealedEvent.Closed.of(CloseReason.UNAVAILABLE));
        }
        return seat.filter(state.placed()::has)
                .<List<SealedEvent>>map(owner -> List.of(new SealedEvent.Withdrawn(owner)))
                .orElse(List.of());
    }
}
