package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Terms;
import dev.parley.protocol.Input;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.Optional;

/** Whether a valid move may be made now, by whom, and about what; in the order of the refusal codes. */
final class TurnChecks {
    private TurnChecks() {}

    static Optional<Refusal> fault(AlternatingState state, Side side, Input.Move<AlternatingMove> input, Instant at) {
        Optional<Reason> reason = phaseFault(state, side, input.payload(), at);
        if (reason.isPresent()) {
            return reason.map(Refusal::of);
        }
        return settledFault(state, input.payload()).or(() -> staleFault(state, input));
    }

    private static Optional<Reason> phaseFault(AlternatingState state, Side side, AlternatingMove move, Instant at) {
        if (state.isOver(at)) {
            return Optional.of(Reason.DEADLINE_PASSED);
        }
        if (state.hasEnded()) {
            return Optional.of(Reason.NEGOTIATION_CLOSED);
        }
        if (state.pausedAt().isPresent()) {
            return Optional.of(Reason.NEGOTIATION_PAUSED);
        }
        return state.stage() instanceof Stage.Empty empty
                ? emptyTableFault(empty.turn(), side, move)
                : answerFault(state.offer().orElseThrow(), side, move);
    }

    private static Optional<Reason> emptyTableFault(Turn turn, Side side, AlternatingMove move) {
        if (move instanceof AlternatingMove.Withdraw withdraw && withdraw.leave()) {
            return Optional.empty();
        }
        if (!turn.includes(side)) {
            return Optional.of(Reason.NOT_YOUR_TURN);
        }
        return move instanceof AlternatingMove.Offer ? Optional.empty() : Optional.of(Reason.MOVE_NOT_ALLOWED);
    }

    private static Optional<Reason> answerFault(StandingOffer offer, Side side, AlternatingMove move) {
        boolean own = offer.by() == side;
        if (move instanceof AlternatingMove.Withdraw) {
            return own ? Optional.empty() : Optional.of(Reason.MOVE_NOT_ALLOWED);
        }
        if (own) {
            return Optional.of(Reason.NOT_YOUR_TURN);
        }
        return move instanceof AlternatingMove.Offer ? Optional.of(Reason.MOVE_NOT_ALLOWED) : Optional.empty();
    }

    private static Optional<Refusal> settledFault(AlternatingState state, AlternatingMove move) {
        for (Terms terms : move.namedTerms()) {
            if (!state.isOpen(terms.item())) {
                return Optional.of(about(Reason.ITEM_SETTLED, terms.item()));
            }
        }
        for (ItemId item : move.namedItems()) {
            if (!state.isOpen(item)) {
                return Optional.of(about(Reason.ITEM_SETTLED, item));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> staleFault(AlternatingState state, Input.Move<AlternatingMove> input) {
        Optional<StandingOffer> live = state.offer();
        if (live.isEmpty()) {
            boolean names = input.answers().isPresent() || input.termsHash().isPresent();
            return names ? Optional.of(Refusal.of(Reason.STALE_OFFER)) : Optional.empty();
        }
        return isStale(live.get(), input)
                ? Optional.of(Refusal.of(Reason.STALE_OFFER))
                : strangerTo(live.get(), input.payload());
    }

    private static boolean isStale(StandingOffer live, Input.Move<AlternatingMove> input) {
        AlternatingMove move = input.payload();
        boolean mustName = !(move instanceof AlternatingMove.Withdraw);
        boolean mustMatch = move instanceof AlternatingMove.Accept
                || (move instanceof AlternatingMove.Counter counter
                        && !counter.accepts().isEmpty());
        boolean otherOffer = input.answers().map(id -> !id.equals(live.id())).orElse(mustName);
        return otherOffer
                || input.termsHash().map(hash -> !hash.equals(live.termsHash())).orElse(mustMatch);
    }

    /** An item that the offer does not hold: the mover cannot have seen it there. */
    private static Optional<Refusal> strangerTo(StandingOffer live, AlternatingMove move) {
        for (ItemId item : move.namedItems()) {
            if (live.termsOf(item).isEmpty()) {
                return Optional.of(about(Reason.STALE_OFFER, item));
            }
        }
        return Optional.empty();
    }

    static Refusal about(Reason reason, ItemId item) {
        return Refusal.of(reason).with("item", Json.of(item.value()));
    }
}
