// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
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
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Whether a seat's move may be made, in the order of the refusal codes, and what it causes. */
final class MoveDecision {
    private MoveDecision() {}

    static Decision<AlternatingEvent> decide(
            AlternatingState state, Input.Move<AlternatingMove> input, Context context) {
        AlternatingMove move = input.payload();
        Side side = state.side(input.seat());
        return unnamed(input)
                .or(() -> turnFault(state, side, move).map(Refusal::of))
                .or(() -> settledFault(state, move))
                .or(() -> staleFault(state, input))
                .map(Decision::<AlternatingEvent>refused)
                .orElseGet(() -> act(state, side, move, context));
    }

    /** What an answer must say of the offer that it answers: its name, and to accept any of it the hash of its terms. */
    private static Optional<Refusal> unnamed(Input.Move<AlternatingMove> input) {
        if (input.payload().isAnswer() && input.answers().isEmpty()) {
            return Optional.of(required("answers"));
        }
        return input.payload().isAcceptance() && input.termsHash().isEmpty()
                ? Optional.of(required("termsHash"))
                : Optional.empty();
    }

    private static Refusal required(String field) {
        return Refusal.of(Reason.INVALID_REQUEST)
                .with("field", Json.of(field))
                .with("hint", Json.of("Take it from the offer in the view's details."));
    }

    /** On an empty table the rules and the play say who offers, and there is nothing to take back. */
    private static Optional<Reason> turnFault(AlternatingState state, Side side, AlternatingMove move) {
        if (!(state.stage() instanceof Stage.Empty empty)) {
            return Optional.empty();
        }
        if (move instanceof AlternatingMove.Withdraw withdraw) {
            return withdraw.leave() ? Optional.empty() : Optional.of(Reason.MOVE_NOT_ALLOWED);
        }
        return empty.turn().includes(side) ? Optional.empty() : Optional.of(Reason.NOT_YOUR_TURN);
    }

    private static Optional<Refusal> settledFault(AlternatingState state, AlternatingMove move) {
        List<ItemId> items = new ArrayList<>(1);
        move.namedTerms().forEach(terms -> items.add(terms.item()));
        items.addAll(move.namedItems());
        for (ItemId item : items) {
            if (!state.isOpen(item)) {
                return Optional.of(about(Reason.ITEM_SETTLED, item));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> staleFault(AlternatingState state, Input.Move<AlternatingMove> input) {
        Optional<StandingOffer> live = state.offer();
        boolean otherOffer = input.answers().isPresent() && !input.answers().equals(live.map(StandingOffer::id));
        boolean otherTerms =
                input.termsHash().isPresent() && isOther(input.termsHash().get(), live);
        if (otherOffer || otherTerms) {
            return Optional.of(Refusal.of(Reason.STALE_OFFER));
        }
        for (ItemId item : input.payload().namedItems()) {
            if (live.flatMap(offer -> offer.termsOf(item)).isEmpty()) {
                return Optional.of(about(Reason.STALE_OFFER, item));
            }
        }
        return Optional.empty();
    }

    private static boolean isOther(Hash termsHash, Optional<StandingOffer> live) {
        return live.filter(offer -> offer.termsHash().equals(termsHash)).isEmpty();
    }

    static Refusal about(Reason reason, ItemId item) {
        return Refusal.of(reason).with("item", Json.of(item.value()));
    }

    /** What a move that may be made causes, or which rule refuses it. */
    static Decision<AlternatingEvent> act(AlternatingState state, Side side, AlternatingMove move, Context context) {
        if (move instanceof AlternatingMove.Offer offer) {
            return propose(state, List.of(), Proposal.of(side, offer), context);
        }
        if (move instanceof AlternatingMove.Withdraw withdraw) {
            return withdraw(state, side, withdraw.leave());
        }
        StandingOffer answered = state.offer().orElseThrow();
        if (move instanceof AlternatingMove.Counter counter) {
            return counter(state, answered, Proposal.of(side, answered, counter), counter, context);
        }
        List<ItemId> items = move.namedItems().isEmpty() ? answered.items() : List.copyOf(move.namedItems());
        List<ItemId> stands = answered.itemsWithout(items);
        if (!state.isWhole(move.isAcceptance() ? items : stands) && !stands.isEmpty()) {
            return Decision.refused(Reason.PARTIAL_NOT_ALLOWED);
        }
        return move instanceof AlternatingMove.Reject reject
                ? reject(
                        state,
                        new OfferRejected(
                                side,
                                answered.id(),
                                items,
                                stands,
                                reject.invite() || !stands.isEmpty(),
                                reject.message()))
                : concluded(state, List.of(new OfferAccepted(side, answered.id(), items, stands)));
    }

    private static Decision<AlternatingEvent> counter(
            AlternatingState state,
            StandingOffer answered,
            Proposal proposal,
            AlternatingMove.Counter counter,
            Context context) {
        Optional<Refusal> fault = Validation.completeness(state, proposal.terms());
        if (fault.isPresent()) {
            return Decision.refused(fault.get());
        }
        if (counter.accepts().isEmpty()) {
            return propose(state, List.of(), proposal, context);
        }
        List<ItemId> accepted = List.copyOf(new TreeSet<>(counter.accepts()));
        Optional<Refusal> refused = proposal.fault(state).or(() -> partly(state, accepted));
        if (refused.isPresent()) {
            return Decision.refused(refused.get());
        }
        List<ItemId> stands = answered.itemsWithout(accepted);
        return propose(
                state, List.of(new OfferAccepted(proposal.by(), answered.id(), accepted, stands)), proposal, context);
    }

    /** Why an acceptance of some items leaves nothing to offer, or is none by itself. */
    private static Optional<Refusal> partly(AlternatingState state, List<ItemId> accepted) {
        return state.endsWithFirstDeal() || !state.isWhole(accepted)
                ? Optional.of(Refusal.of(Reason.PARTIAL_NOT_ALLOWED))
                : Optional.empty();
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

    private static Decision<AlternatingEvent> reject(AlternatingState state, OfferRejected rejected) {
        return rejected.invited()
                ? concluded(state, List.of(rejected))
                : Decision.accepted(
                        List.of(rejected, new NegotiationClosed(CloseReason.REJECTED, Optional.of(rejected.by()))));
    }

    private static Decision<AlternatingEvent> withdraw(AlternatingState state, Side side, boolean leaves) {
        List<AlternatingEvent> events = new ArrayList<>(2);
        state.offer().ifPresent(offer -> events.add(new OfferWithdrawn(side, offer.id())));
        if (!leaves) {
            return concluded(state, events);
        }
        events.add(new NegotiationClosed(CloseReason.WITHDRAWN, Optional.of(side)));
        return Decision.accepted(events);
    }

    /** These events, and the end as soon as nothing more can come of it, rather than wait for the deadline. */
    static Decision<AlternatingEvent> concluded(AlternatingState before, List<AlternatingEvent> events) {
        AlternatingState after = before;
        for (AlternatingEvent event : events) {
            after = Evolution.evolve(after, event);
        }
        List<AlternatingEvent> all = new ArrayList<>(events);
        nothingLeft(after).ifPresent(reason -> all.add(new NegotiationClosed(reason, Optional.empty())));
        return Decision.accepted(all);
    }

    private static Optional<CloseReason> nothingLeft(AlternatingState state) {
        if (!state.hasItems(ItemRow.Standing.OPEN)) {
            return Optional.of(state.awards().isEmpty() ? CloseReason.UNAVAILABLE : CloseReason.AGREED);
        }
        if (state.endsWithFirstDeal() && !state.awards().isEmpty()) {
            return Optional.of(CloseReason.AGREED);
        }
        if (state.isAllOrNothing() && state.hasItems(ItemRow.Standing.GONE)) {
            return Optional.of(CloseReason.UNAVAILABLE);
        }
        if (!(state.stage() instanceof Stage.Empty empty)) {
            return Optional.empty();
        }
        if (!state.hasRoundsLeft()) {
            return Optional.of(CloseReason.ROUNDS_USED_UP);
        }
        return empty.turn() == Turn.BUYER && state.buyersOffersLeft() == 0
                ? Optional.of(CloseReason.OFFERS_USED_UP)
                : Optional.empty();
    }
}
