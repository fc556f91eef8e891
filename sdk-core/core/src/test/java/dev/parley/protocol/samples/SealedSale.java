// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.samples;

import dev.parley.form.Form;
import dev.parley.form.Forms;
import dev.parley.form.Min;
import dev.parley.form.Named;
import dev.parley.form.Part;
import dev.parley.model.Domain;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.OfferId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Award;
import dev.parley.protocol.Bound;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EncryptsSecrets;
import dev.parley.protocol.EventForms;
import dev.parley.protocol.HidesSeats;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Look;
import dev.parley.protocol.MoveForms;
import dev.parley.protocol.Opening;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Snapshots;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Standing;
import dev.parley.protocol.StateForm;
import dev.parley.protocol.Viewer;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sealed sale: bidders join, bid unseen, and may bid again, which puts them last among equals, or withdraw. At the
 * close the highest bid at or above the seller's secret reserve wins; a tie goes to the earliest.
 */
public class SealedSale
        implements Protocol<SealedSale.Rules, SealedSale.Move, SealedSale.State, SealedSale.Event>,
                EncryptsSecrets<SealedSale.State>,
                HidesSeats<SealedSale.State>,
                Snapshots<SealedSale.State> {
    private static final String BIDDING = "bidding";
    private static final String SOLD = "sold";
    private static final String UNSOLD = "unsold";
    private static final Forms COMPONENTS = Forms.of(MethodHandles.lookup());
    private static final Form<PrivateTerms> PRIVATE_TERMS = COMPONENTS.record(PrivateTerms.class);
    private static final StateForm<State> STATE = StateForm.of(COMPONENTS, State.class);
    private static final ProtocolForms<Rules, Move, Event> FORMS = new ProtocolForms<>(
            COMPONENTS.record(Rules.class),
            MoveForms.of(COMPONENTS.record(Move.Bid.class), COMPONENTS.record(Move.Withdraw.class)),
            PRIVATE_TERMS,
            EventForms.of(COMPONENTS, Event.class));
    private static final Lifecycle LIFECYCLE = Lifecycle.begin(BIDDING)
            .phase(BIDDING)
            .move(MoveRule.JOIN, SeatRole.BUYER, BIDDING)
            .move("bid", SeatRole.BUYER, BIDDING)
            .move("withdraw", SeatRole.BUYER, BIDDING)
            .deadline(SOLD, UNSOLD)
            .outside(BIDDING, UNSOLD)
            .end(SOLD)
            .end(UNSOLD)
            .build();

    /** Public parameters. */
    public record Rules(@Min(0) long closesAfterSeconds) {}

    /** What the seller keeps to itself, in minor units. */
    public record PrivateTerms(@Min(0) long reserve) {}

    /** What a seat does. */
    public sealed interface Move {
        /** Bids a price. */
        record Bid(@Part(MoveForms.TERMS) List<Terms> items) implements Move {
            public Bid {
                if (items.size() != 1) {
                    throw new IllegalArgumentException("bid takes one item");
                }
                items = List.copyOf(items);
            }
        }

        /** Takes its bid back. */
        record Withdraw() implements Move {}
    }

    /** What happens. Whose a bid is may be known to an operator, what it is to the bidder alone. */
    public sealed interface Event {
        @Named("reserve-set")
        record ReserveSet(
                SeatId seller, @Part("principal:seller") long reserve) implements Event {}

        @Named("bidder-joined")
        record Joined(@Part("seat:seat") Seat seat) implements Event {}

        @Named("bid-placed")
        record Bid(
                @Part("operators") SeatId bidder,
                @Part("seat:bidder") OfferId bid,
                @Part("seat:bidder") Terms terms) implements Event {}

        @Named("bid-withdrawn")
        record Withdrawn(
                @Part("operators") SeatId bidder,
                @Part("seat:bidder") OfferId bid) implements Event {}

        @Named("sale-made")
        record Sold(SeatId winner, OfferId bid, Terms terms) implements Event {}

        @Named("sale-ended")
        record Unsold() implements Event {}
    }

    /** Where it stands; bids from the earliest. */
    public record State(
            OpeningRecord<Rules> opening,
            String phase,
            List<Seat> seats,
            Instant closes,
            long reserve,
            List<Event.Bid> bids,
            Optional<Event.Sold> sold) {
        Item item() {
            return opening.listing().items().get(0);
        }

        SeatId seller() {
            return opening.seat(SeatRole.SELLER).orElseThrow().id();
        }

        Money amount(Terms terms) {
            return item().amount(terms);
        }

        Optional<Event.Bid> bidOf(SeatId seat) {
            return bids.stream().filter(bid -> bid.bidder().equals(seat)).findFirst();
        }

        private State in(String next, Optional<Event.Sold> how) {
            return new State(opening, next, seats, closes, reserve, bids, how);
        }

        private State bidding(List<Seat> who, long least, List<Event.Bid> what) {
            return new State(opening, phase, List.copyOf(who), closes, least, List.copyOf(what), sold);
        }

        private List<Event.Bid> without(SeatId bidder) {
            List<Event.Bid> others = new ArrayList<>(bids);
            others.removeIf(bid -> bid.bidder().equals(bidder));
            return others;
        }
    }

    @Override
    public ProtocolId id() {
        return new ProtocolId("sealed-sale", 1);
    }

    @Override
    public Lifecycle lifecycle() {
        return LIFECYCLE;
    }

    @Override
    public ProtocolForms<Rules, Move, Event> forms() {
        return FORMS;
    }

    @Override
    public StateForm<State> stateForm() {
        return STATE;
    }

    @Override
    public Decision<Event> open(Opening<Rules> opening, Context context) {
        List<Item> items = opening.listing().items();
        if (items.size() != 1 || items.get(0).issues().size() != 1 || !opening.has(SeatRole.SELLER)) {
            return Decision.refused(Reason.INVALID_RULES);
        }
        SeatId seller = opening.seats().get(0).id();
        long reserve = Optional.ofNullable(opening.privateTerms().get(seller))
                .map(secret -> PRIVATE_TERMS.read(secret).reserve())
                .orElse(0L);
        return Decision.accepted(new Event.ReserveSet(seller, reserve));
    }

    @Override
    public State begin(OpeningRecord<Rules> opening) {
        Instant closes = opening.openedAt().plusSeconds(opening.rules().closesAfterSeconds());
        return new State(opening, BIDDING, opening.seats(), closes, 0, List.of(), Optional.empty());
    }

    @Override
    public Optional<Refusal> validate(State state, Move move) {
        return move instanceof Move.Bid bid
                ? state.opening().listing().faultsOfWhole(bid.items()).stream()
                        .findFirst()
                        .map(Refusal::of)
                : Optional.empty();
    }

    @Override
    public Decision<Event> decide(State state, Input<Move> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> move.payload() instanceof Move.Bid bid
                        ? Decision.accepted(new Event.Bid(
                                move.seat(),
                                context.offerIds().get(),
                                bid.items().get(0)))
                        : withdrawn(state, move.seat()),
                join -> Decision.accepted(new Event.Joined(join.seat())),
                due -> Decision.accepted(closing(state)),
                stockGone -> Decision.accepted(new Event.Unsold()),
                ended -> ended.seat().equals(state.seller())
                        ? Decision.accepted(new Event.Unsold())
                        : withdrawn(state, ended.seat())));
    }

    private static Decision<Event> withdrawn(State state, SeatId seat) {
        return state.bidOf(seat)
                .map(bid -> Decision.<Event>accepted(new Event.Withdrawn(seat, bid.bid())))
                .orElseGet(() -> Decision.refused(Reason.MOVE_NOT_ALLOWED));
    }

    private static Event closing(State state) {
        return state.bids().stream()
                .sorted(Comparator.comparing((Event.Bid bid) -> state.amount(bid.terms()), Comparator.reverseOrder()))
                .findFirst()
                .filter(bid -> state.amount(bid.terms()).minorUnits() >= state.reserve())
                .<Event>map(bid -> new Event.Sold(bid.bidder(), bid.bid(), bid.terms()))
                .orElseGet(Event.Unsold::new);
    }

    @Override
    public State evolve(State state, Event event) {
        if (event instanceof Event.ReserveSet set) {
            return state.bidding(state.seats(), set.reserve(), state.bids());
        }
        if (event instanceof Event.Joined joined) {
            List<Seat> seats = new ArrayList<>(state.seats());
            seats.add(joined.seat());
            return state.bidding(seats, state.reserve(), state.bids());
        }
        if (event instanceof Event.Bid bid) {
            List<Event.Bid> bids = state.without(bid.bidder());
            bids.add(bid);
            return state.bidding(state.seats(), state.reserve(), bids);
        }
        if (event instanceof Event.Withdrawn withdrawn) {
            return state.bidding(state.seats(), state.reserve(), state.without(withdrawn.bidder()));
        }
        return event instanceof Event.Sold sold
                ? state.in(SOLD, Optional.of(sold))
                : state.in(UNSOLD, Optional.empty());
    }

    @Override
    public State putOff(State state, Duration pause) {
        Instant closes = state.closes().plus(pause);
        return new State(
                state.opening(), state.phase(), state.seats(), closes, state.reserve(), state.bids(), state.sold());
    }

    @Override
    public Standing standing(State state) {
        List<Award> awards = state.sold()
                .map(sold -> Award.of(sold.winner(), state.seller(), state.item(), sold.terms())
                        .fulfilling(sold.bid().value()))
                .map(List::of)
                .orElse(List.of());
        return new Standing(state.phase(), Optional.of(state.closes()), state.seats(), awards);
    }

    @Override
    public Bound binds(State state, SeatId mover, Move move) {
        return move instanceof Move.Bid bid ? Bound.to(bid.items()) : Bound.NOTHING;
    }

    /** A bidder's stake is the published cap, the dearest bid that the listing allows: never the bid. */
    @Override
    public List<Stake> stakes(State state, SeatId seat) {
        Map<ItemId, Long> one = Map.of(state.item().id(), 1L);
        if (seat.equals(state.seller())) {
            return List.of(Stake.ofGoods("sale", one, 1));
        }
        Domain.Price price = (Domain.Price) state.item().price().domain();
        Money cap = new Money(price.max(), price.currency());
        return state.bidOf(seat)
                .map(bid -> List.of(new Stake(bid.bid().value(), Optional.of(cap), one, 1)))
                .orElse(List.of());
    }

    /** Who joins, bids and withdraws is known to itself alone. */
    @Override
    public boolean publishesHeaders(State state) {
        return state.phase().equals(SOLD);
    }

    @Override
    public List<Seat> seats(State state, Viewer viewer) {
        return state.seats().stream()
                .filter(seat ->
                        seat.id().equals(state.seller()) || viewer.ownSeat().equals(Optional.of(seat.id())))
                .toList();
    }

    /** All see the price of a sale. */
    @Override
    public Look shared(State state, Audience audience, Instant now) {
        return Look.of(Json.object()
                .putIf("sold", state.sold(), sold -> sold.terms().toJson())
                .build());
    }

    /** A bidder sees its own bid, the seller's principal the reserve. */
    @Override
    public Look own(State state, SeatId seat, Instant now) {
        if (seat.equals(state.seller())) {
            return Look.nothing()
                    .keeping(Json.object().put("reserve", state.reserve()).build());
        }
        Optional<Event.Bid> bid = state.bidOf(seat);
        List<Allowed> moves =
                bid.isPresent() ? List.of(Allowed.of("bid"), Allowed.of("withdraw")) : List.of(Allowed.of("bid"));
        return Look.of(Json.object()
                        .putIf("bid", bid, own -> own.terms().toJson())
                        .build())
                .allowing(moves);
    }
}
