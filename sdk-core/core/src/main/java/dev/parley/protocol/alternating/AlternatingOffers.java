// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.AnswersMoves;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Bargains;
import dev.parley.protocol.Bound;
import dev.parley.protocol.CapsOffers;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.ExplainsEvents;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Look;
import dev.parley.protocol.Need;
import dev.parley.protocol.NeedsFacts;
import dev.parley.protocol.Opening;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Response;
import dev.parley.protocol.Snapshots;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Standing;
import dev.parley.protocol.StateForm;
import dev.parley.protocol.alternating.AlternatingEvent.ItemsGone;
import dev.parley.protocol.alternating.AlternatingEvent.NegotiationClosed;
import dev.parley.protocol.alternating.AlternatingEvent.OfferMade;
import dev.parley.protocol.alternating.AlternatingEvent.OfferWithdrawn;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Alternating offers between one seller and one buyer over the items of a listing. Many buyers on one listing are many
 * negotiations side by side.
 *
 * <p><b>Turns.</b> At most one offer is on the table, and it is the other side's turn to accept, counter or reject it;
 * its owner may only withdraw it. On an empty table the rules' opener offers first. Once all of an offer is answered it
 * is the turn of the side whose offer it was; after a withdrawal, and when all items of an
 * offer are gone, of the side whose offer it was. Either side may leave an empty table.
 *
 * <p><b>Items.</b> Where each item settles by itself, an offer covers some of the open items and each can be agreed or
 * declined alone; the rest of it stays on the table. Where bundles settle, the same holds of each bundle as a whole. Where all
 * settle together every offer covers every item, and the first item that is gone ends it. Where at least some number of items
 * settles, every offer covers so many, an acceptance takes so many of them, and the first one ends it; an offer of which
 * fewer are left falls.
 *
 * <p><b>Time.</b> The effective end is the offer's expiry or the overall deadline, whichever comes first; on an empty
 * table only the latter. A move at it or after it is too late even if nobody has noticed yet. Reaching it ends the
 * negotiation as expired; a buyer who wants to go on opens another, and its offers here keep counting. A pause stops the
 * clock: no move is possible, no time passes, controls still work.
 *
 * <p><b>Automatic answers.</b> The seller's {@link Thresholds} answer a buyer's offer as a seller's own acceptance and a
 * seller's own rejection with an invitation to go on would, once the offer itself has passed every check.
 *
 * <p><b>End.</b> Besides acceptance, rejection, leaving, expiry and controls, the negotiation ends as soon as the table
 * is empty and whoever must offer has no round or no offer left. It ends in phase {@code agreed} when at least one item
 * was agreed, whatever the reason; else in {@code closed}.
 *
 * @since 0.1.0
 */
public final class AlternatingOffers
        implements Protocol<AlternatingRules, AlternatingMove, AlternatingState, AlternatingEvent>,
                AnswersMoves<AlternatingState, AlternatingEvent>,
                Bargains<AlternatingState>,
                CapsOffers<AlternatingState>,
                ExplainsEvents<AlternatingState, AlternatingEvent>,
                NeedsFacts<AlternatingRules, AlternatingMove, AlternatingState>,
                Snapshots<AlternatingState> {
    /** The name and version of this protocol. */
    public static final ProtocolId ID = new ProtocolId("alternating-offers", 1);

    /** The protocol; it has no state of its own. */
    public AlternatingOffers() {}

    @Override
    public ProtocolId id() {
        return ID;
    }

    @Override
    public Lifecycle lifecycle() {
        return AlternatingLifecycle.LIFECYCLE;
    }

    @Override
    public ProtocolForms<AlternatingRules, AlternatingMove, AlternatingEvent> forms() {
        return AlternatingForms.ALL;
    }

    @Override
    public StateForm<AlternatingState> stateForm() {
        return AlternatingForms.STATE;
    }

    @Override
    public Set<Need> needs(Opening<AlternatingRules> opening) {
        return OpeningDecision.needs(opening);
    }

    @Override
    public Decision<AlternatingEvent> open(Opening<AlternatingRules> opening, Context context) {
        return OpeningDecision.open(opening, context);
    }

    @Override
    public AlternatingState begin(OpeningRecord<AlternatingRules> opening) {
        return AlternatingState.begin(opening);
    }

    @Override
    public AlternatingState evolve(AlternatingState state, AlternatingEvent event) {
        return Evolution.evolve(state, event);
    }

    @Override
    public Optional<Refusal> validate(AlternatingState state, AlternatingMove move) {
        return Validation.fault(state, move);
    }

    @Override
    public Decision<AlternatingEvent> decide(AlternatingState state, Input<AlternatingMove> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> MoveDecision.decide(state, move, context),
                join -> Decision.refused(Reason.CANNOT_JOIN),
                due -> Decision.accepted(new NegotiationClosed(CloseReason.EXPIRED, Optional.empty())),
                gone -> MoveDecision.concluded(
                        state,
                        List.of(new ItemsGone(gone.items().stream().sorted().toList()))),
                ended -> MoveDecision.concluded(state, withdrawn(state, ended.stakes()))));
    }

    private static List<AlternatingEvent> withdrawn(AlternatingState state, Set<String> stakes) {
        return state.offer().stream()
                .filter(offer -> stakes.contains(offer.id().value()))
                .<AlternatingEvent>map(offer -> new OfferWithdrawn(offer.by(), offer.id()))
                .toList();
    }

    /** What the seller's thresholds answer to a buyer's offer: what the seller's own move to that effect would cause. */
    @Override
    public Optional<Response<AlternatingEvent>> respond(AlternatingState state, SeatId mover, Context context) {
        Optional<AlternatingMove> answer =
                state.side(mover) == Side.BUYER ? AutomaticAnswer.to(state) : Optional.empty();
        return answer.map(move -> MoveDecision.act(state, Side.SELLER, move, context)
                .match(events -> new Response<>(state.seat(Side.SELLER).id(), events), refusal -> {
                    throw new IllegalStateException("the answer was refused as " + refusal.code());
                }));
    }

    @Override
    public Standing standing(AlternatingState state) {
        Set<ItemId> gone = new HashSet<>(0);
        for (ItemRow row : state.rows().values()) {
            if (row.standing() == ItemRow.Standing.GONE) {
                gone.add(row.item().id());
            }
        }
        return new Standing(state.phase(), state.end(), state.opening().seats(), state.awards(), gone);
    }

    @Override
    public AlternatingState putOff(AlternatingState state, Duration pause) {
        return state.later(pause);
    }

    /** Nothing is left on the table; the kernel tells why. */
    @Override
    public AlternatingState ended(AlternatingState state, EndReason reason) {
        return state.at(new Stage.Ended(CloseReason.UNAVAILABLE));
    }

    @Override
    public long offersCounted(AlternatingState state) {
        return state.buyersOffers();
    }

    /** An offer binds to its terms; a counter-offer also to what it accepts; a rejection and a withdrawal to nothing. */
    @Override
    public Bound binds(AlternatingState state, SeatId mover, AlternatingMove move) {
        if (move instanceof AlternatingMove.Accept accept) {
            Set<ItemId> items = accept.items();
            return Bound.to(state.offer().map(StandingOffer::terms).orElse(List.of()).stream()
                    .filter(terms -> items.isEmpty() || items.contains(terms.item()))
                    .toList());
        }
        List<Terms> terms = move instanceof AlternatingMove.Counter counter
                ? state.offer()
                        .map(answered -> Proposal.binds(answered, counter))
                        .orElse(counter.items())
                : move.namedTerms();
        return Bound.to(state.opening().settlement(), state.opening().listing(), terms);
    }

    /** What the other side could take at once: one's own offer while it stands. The seller owes goods, not money. */
    @Override
    public List<Stake> stakes(AlternatingState state, SeatId seat) {
        return state.offerOf(state.side(seat)).map(offer -> stake(state, offer)).stream()
                .toList();
    }

    private static Stake stake(AlternatingState state, StandingOffer offer) {
        Map<ItemId, Long> units = new HashMap<>();
        for (Terms terms : offer.terms()) {
            units.put(terms.item(), state.row(terms.item()).item().units(terms));
        }
        int deals = state.together(units.keySet()).size();
        return offer.by() == Side.BUYER
                ? new Stake(offer.id().value(), Optional.of(state.total(offer.terms())), units, deals)
                : Stake.ofGoods(offer.id().value(), units, deals);
    }

    @Override
    public Optional<OfferId> standingOffer(AlternatingState state, SeatId seat) {
        return state.offerOf(state.side(seat)).map(StandingOffer::id);
    }

    @Override
    public Look shared(AlternatingState state, Audience audience, Instant now) {
        return StateLook.shared(state);
    }

    /** Waited for is whoever may offer or answer; not who could only take something back, or leave. */
    @Override
    public Look own(AlternatingState state, SeatId seat, Instant now) {
        Side side = state.side(seat);
        List<Allowed> allowed = AllowedMoves.of(state, side);
        boolean awaited = allowed.stream().anyMatch(move -> !move.kind().equals("withdraw"));
        Look look = (side == Side.SELLER ? Look.nothing().keeping(StateLook.kept(state)) : Look.nothing())
                .allowing(allowed);
        return awaited ? look : look.unawaited();
    }

    /** An offer is told with what it adds up to and the hash of its terms. */
    @Override
    public Json explained(AlternatingState before, AlternatingEvent event) {
        return event instanceof OfferMade made
                ? StateLook.terms(before, made.terms()).build()
                : Json.object().build();
    }
}
