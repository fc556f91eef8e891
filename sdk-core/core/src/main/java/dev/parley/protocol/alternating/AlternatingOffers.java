package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.model.OfferId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Award;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Exposure;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Need;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Response;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
 * declined alone; the rest of it stays on the table. Where all settle together every offer covers every item, and the first item that is gone ends it.
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
 */
public final class AlternatingOffers
        implements Protocol<AlternatingRules, AlternatingMove, AlternatingState, AlternatingEvent> {
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
    public Decision<AlternatingEvent> open(Opening<AlternatingRules> opening, Context context) {
        return OpeningDecision.open(opening, context);
    }

    @Override
    public Optional<Refusal> validate(AlternatingState state, AlternatingMove move) {
        return Validation.fault(state.table(), move);
    }

    @Override
    public Decision<AlternatingEvent> decide(AlternatingState state, Input<AlternatingMove> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> MoveDecision.decide(state, move, context),
                join -> refuseJoin(state, join),
                due -> ControlDecision.due(state, context.at()),
                control -> ControlDecision.control(state, control, context.at())));
    }

    /** What the seller's thresholds answer to a buyer's offer. */
    @Override
    public Optional<Response<AlternatingEvent>> respond(AlternatingState state, SeatId mover, Context context) {
        boolean buyer = state.table().side(mover).filter(Side.BUYER::equals).isPresent();
        return buyer ? AutomaticAnswer.to(state) : Optional.empty();
    }

    private Decision<AlternatingEvent> refuseJoin(AlternatingState state, Input.Join<AlternatingMove> join) {
        if (state.hasEnded()) {
            return Decision.refused(Reason.NEGOTIATION_CLOSED);
        }
        boolean seated = seats(state).stream()
                .anyMatch(seat -> seat.principal().equals(join.seat().principal()));
        return Decision.refused(seated ? Reason.ALREADY_JOINED : Reason.CANNOT_JOIN);
    }

    @Override
    public AlternatingState begin(AlternatingEvent first) {
        return Evolution.begin(first);
    }

    @Override
    public AlternatingState evolve(AlternatingState state, AlternatingEvent event) {
        return Evolution.evolve(state, event);
    }

    @Override
    public long offersCounted(AlternatingState state) {
        return state.buyersOffers();
    }

    @Override
    public String phase(AlternatingState state) {
        return state.phase();
    }

    @Override
    public Optional<Instant> nextDeadline(AlternatingState state) {
        return state.end();
    }

    /** A buyer's offers count together with those that it made on the listing before. */
    @Override
    public Set<Need> needs(Opening<AlternatingRules> opening) {
        return OpeningDecision.needs(opening);
    }

    @Override
    public List<Award> awards(AlternatingState state) {
        return state.awards();
    }

    /** An offer binds to its terms; a counter-offer also to what it accepts; a rejection and a withdrawal to nothing. */
    @Override
    public List<Terms> binds(AlternatingState state, SeatId mover, AlternatingMove move) {
        if (move instanceof AlternatingMove.Offer offer) {
            return offer.items();
        }
        List<Terms> standing = state.offer().map(StandingOffer::terms).orElse(List.of());
        if (move instanceof AlternatingMove.Accept accept) {
            Set<ItemId> items = accept.items();
            return standing.stream()
                    .filter(terms -> items.isEmpty() || items.contains(terms.item()))
                    .toList();
        }
        return move instanceof AlternatingMove.Counter counter ? binds(state, counter) : List.of();
    }

    private static List<Terms> binds(AlternatingState state, AlternatingMove.Counter counter) {
        return state.offer()
                .map(answered -> Stream.concat(
                                answered.terms().stream()
                                        .filter(terms -> counter.accepts().contains(terms.item())),
                                Proposal.merged(answered, counter).stream())
                        .toList())
                .orElse(counter.items());
    }

    /** What the other side could take at once: one's own offer while it stands. The seller owes goods, not money. */
    @Override
    public Exposure exposure(AlternatingState state, SeatId seat) {
        return state.offer()
                .filter(offer ->
                        state.table().side(seat).filter(offer.by()::equals).isPresent())
                .map(offer -> exposure(state.table(), offer))
                .orElse(Exposure.NONE);
    }

    private static Exposure exposure(Table table, StandingOffer offer) {
        Map<ItemId, Long> units = new HashMap<>();
        for (Terms terms : offer.terms()) {
            units.put(terms.item(), table.item(terms.item()).units(terms));
        }
        return new Exposure(
                offer.by() == Side.BUYER ? Optional.of(table.total(offer.terms())) : Optional.empty(),
                units,
                table.isAllOrNothing() ? 1 : units.size());
    }

    @Override
    public Optional<OfferId> standingOffer(AlternatingState state, SeatId seat) {
        return state.offer()
                .filter(offer ->
                        state.table().side(seat).filter(offer.by()::equals).isPresent())
                .map(StandingOffer::id);
    }

    @Override
    public List<Allowed> allowed(AlternatingState state, SeatId seat, Instant now) {
        return state.table()
                .side(seat)
                .map(side -> AllowedMoves.of(state, side, now))
                .orElse(List.of());
    }

    /** Whoever may offer or answer; not who could only take something back, or leave. */
    @Override
    public boolean awaits(AlternatingState state, SeatId seat, Instant now) {
        return allowed(state, seat, now).stream()
                .anyMatch(allowed -> !allowed.kind().equals("withdraw"));
    }

    @Override
    public List<Seat> seats(AlternatingState state) {
        return List.of(state.table().seat(Side.SELLER), state.table().seat(Side.BUYER));
    }

    @Override
    public View view(AlternatingState state, Viewer viewer, Instant now) {
        return StateView.of(state, viewer);
    }

    /** What is shown does not change with time; what may be done ends with the effective end. */
    @Override
    public Instant steadyUntil(AlternatingState state, Instant now) {
        return state.end().filter(now::isBefore).orElse(Instant.MAX);
    }

    /** Every event concerns both sides, and shows to each the same; a seat of no side sees none. */
    @Override
    public Optional<View> disclose(AlternatingState before, AlternatingEvent event, Viewer viewer) {
        boolean entitled =
                viewer.match(party -> before.table().side(party.seat()).isPresent(), operator -> true);
        return entitled ? Optional.of(StateView.of(before, event)) : Optional.empty();
    }
}
