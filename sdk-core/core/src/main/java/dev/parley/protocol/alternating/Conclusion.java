package dev.parley.protocol.alternating;

import dev.parley.protocol.alternating.AlternatingEvent.NegotiationClosed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends a negotiation as soon as nothing more can come of it, rather than let it wait for its deadline. */
final class Conclusion {
    private Conclusion() {}

    /** These events, and the end when they leave nothing to do. */
    static List<AlternatingEvent> of(AlternatingState before, List<AlternatingEvent> events) {
        AlternatingState after = before;
        for (AlternatingEvent event : events) {
            after = Evolution.evolve(after, event);
        }
        Optional<CloseReason> reason = reason(after);
        if (reason.isEmpty()) {
            return events;
        }
        List<AlternatingEvent> ended = new ArrayList<>(events);
        ended.add(new NegotiationClosed(reason.get(), Optional.empty()));
        return ended;
    }

    private static Optional<CloseReason> reason(AlternatingState state) {
        if (!state.hasOpenItems()) {
            return Optional.of(state.awards().isEmpty() ? CloseReason.UNAVAILABLE : CloseReason.AGREED);
        }
        if (state.table().isAllOrNothing() && state.hasGoneItems()) {
            return Optional.of(CloseReason.UNAVAILABLE);
        }
        return state.stage() instanceof Stage.Empty empty ? usedUp(state, empty.turn()) : Optional.empty();
    }

    private static Optional<CloseReason> usedUp(AlternatingState state, Turn turn) {
        if (!state.hasRoundsLeft()) {
            return Optional.of(CloseReason.ROUNDS_USED_UP);
        }
        return turn == Turn.BUYER && state.buyersOffersLeft() == 0
                ? Optional.of(CloseReason.OFFERS_USED_UP)
                : Optional.empty();
    }
}
