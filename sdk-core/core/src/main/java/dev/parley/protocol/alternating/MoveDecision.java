package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.alternating.AlternatingEvent.NegotiationClosed;
import dev.parley.protocol.alternating.AlternatingEvent.OfferAccepted;
import dev.parley.protocol.alternating.AlternatingEvent.OfferRejected;
import dev.parley.protocol.alternating.AlternatingEvent.OfferWithdrawn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a seat's move causes. */
final class MoveDecision {
    private MoveDecision() {}

    static Decision<AlternatingEvent> decide(
            AlternatingState state, Input.Move<AlternatingMove> input, Context context) {
        Optional<Side> seated = state.table().side(input.seat());
        if (seated.isEmpty()) {
            return Decision.refused(Reason.NOT_ENTITLED);
        }
        Side side = seated.get();
        Optional<Refusal> fault =
                Validation.fault(state.table(), input.payload()).or(() -> Validation.unnamed(input));
        if (fault.isEmpty()) {
            fault = TurnChecks.fault(state, side, input, context.at());
        }
        return fault.isPresent() ? Decision.refused(fault.get()) : act(state, side, input.payload(), context);
    }

    private static Decision<AlternatingEvent> act(
            AlternatingState state, Side side, AlternatingMove move, Context context) {
        if (move instanceof AlternatingMove.Offer offer) {
            return propose(state, List.of(), Proposal.of(side, offer), context);
        }
        if (move instanceof AlternatingMove.Counter counter) {
            return counter(state, side, counter, context);
        }
        if (move instanceof AlternatingMove.Accept accept) {
            return accept(state, side, accept);
        }
        if (move instanceof AlternatingMove.Reject reject) {
            return reject(state, side, reject);
        }
        return withdraw(state, side, (AlternatingMove.Withdraw) move);
    }

    private static Decision<AlternatingEvent> counter(
            AlternatingState state, Side side, AlternatingMove.Counter counter, Context context) {
        StandingOffer answered = state.offer().orElseThrow();
        Proposal proposal = Proposal.of(side, answered, counter);
        Optional<Refusal> fault = Validation.completeness(state.table(), proposal.terms());
        if (fault.isPresent()) {
            return Decision.refused(fault.get());
        }
        if (counter.accepts().isEmpty()) {
            return propose(state, List.of(), proposal, context);
        }
        List<ItemId> accepted = List.copyOf(new TreeSet<>(counter.accepts()));
        List<ItemId> rest = answered.itemsWithout(accepted);
        return propose(state, List.of(new OfferAccepted(side, answered.id(), accepted, rest)), proposal, context);
    }

    private static Decision<AlternatingEvent> propose(
            AlternatingState state, List<AlternatingEvent> before, Proposal proposal, Context context) {
        Optional<Refusal> fault = proposal.fault(state);
        if (fault.isPresent()) {
            return Decision.refused(fault.get());
        }
        List<AlternatingEvent> events = new ArrayList<>(before);
        events.add(proposal.made(state, context));
        return Decision.accepted(events);
    }

    private static Decision<AlternatingEvent> accept(AlternatingState state, Side side, AlternatingMove.Accept accept) {
        StandingOffer offer = state.offer().orElseThrow();
        if (takesApart(state, offer, accept.items())) {
            return Decision.refused(Reason.PARTIAL_NOT_ALLOWED);
        }
        List<ItemId> items = chosen(offer, accept.items());
        AlternatingEvent accepted = new OfferAccepted(side, offer.id(), items, offer.itemsWithout(items));
        return Decision.accepted(Conclusion.of(state, List.of(accepted)));
    }

    private static Decision<AlternatingEvent> reject(AlternatingState state, Side side, AlternatingMove.Reject reject) {
        StandingOffer offer = state.offer().orElseThrow();
        if (takesApart(state, offer, reject.items())) {
            return Decision.refused(Reason.PARTIAL_NOT_ALLOWED);
        }
        List<ItemId> items = chosen(offer, reject.items());
        List<ItemId> stands = offer.itemsWithout(items);
        boolean invited = reject.invite() || !stands.isEmpty();
        AlternatingEvent rejected = new OfferRejected(side, offer.id(), items, stands, invited, reject.message());
        return invited
                ? Decision.accepted(Conclusion.of(state, List.of(rejected)))
                : Decision.accepted(List.of(rejected, new NegotiationClosed(CloseReason.REJECTED, Optional.of(side))));
    }

    private static boolean takesApart(AlternatingState state, StandingOffer offer, Collection<ItemId> items) {
        return state.table().isAllOrNothing()
                && !items.isEmpty()
                && items.size() < offer.terms().size();
    }

    private static List<ItemId> chosen(StandingOffer offer, Collection<ItemId> items) {
        return items.isEmpty() ? offer.items() : List.copyOf(new TreeSet<>(items));
    }

    private static Decision<AlternatingEvent> withdraw(
            AlternatingState state, Side side, AlternatingMove.Withdraw withdraw) {
        List<AlternatingEvent> events = new ArrayList<>(2);
        state.offer().ifPresent(offer -> events.add(new OfferWithdrawn(side, offer.id())));
        if (!withdraw.leave()) {
            return Decision.accepted(Conclusion.of(state, events));
        }
        events.add(new NegotiationClosed(CloseReason.WITHDRAWN, Optional.of(side)));
        return Decision.accepted(events);
    }
}
