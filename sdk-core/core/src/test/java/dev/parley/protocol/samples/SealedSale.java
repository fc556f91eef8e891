package dev.parley.protocol.samples;

import dev.parley.form.Form;
import dev.parley.form.Forms;
import dev.parley.form.Min;
import dev.parley.form.Named;
import dev.parley.form.Part;
import dev.parley.form.Size;
import dev.parley.model.Domain;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.model.TermsFault;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Award;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EventForms;
import dev.parley.protocol.Exposure;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Lifecycle.Phase;
import dev.parley.protocol.MoveForms;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import java.lang.invoke.MethodHandles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A sealed sale: bidders join, bid unseen, and may bid again, which puts them last among equals, or withdraw. At the
 * close the highest bid at or above the seller's secret reserve wins; a tie goes to the earliest.
 */
public class SealedSale implements Protocol<SealedSale.Rules, SealedSale.Move, SealedSale.State, SealedSale.Event> {
    private static final Forms COMPONENTS = Forms.of(MethodHandles.lookup());
    private static final Form<PrivateTerms> PRIVATE_TERMS = COMPONENTS.record(PrivateTerms.class);

    private static final ProtocolForms<Rules, Move, Event> FORMS = new ProtocolForms<>(
            COMPONENTS.record(Rules.class),
            MoveForms.of(COMPONENTS.record(Move.Bid.class), COMPONENTS.record(Move.Withdraw.class)),
            PRIVATE_TERMS,
            EventForms.of(COMPONENTS, Event.class));

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

            public Terms terms() {
                return items.get(0);
            }
        }

        /** Takes its bid back. */
        record Withdraw() implements Move {}
    }

    /** What happens. Whose a bid is may be known to an operator, what it is to the bidder alone. */
    public sealed interface Event {
        @Named("sale-opened")
        record Opened(
                Listing listing,
                Rules rules,
                List<Seat> seats,
                SeatId seller,
                Instant closes,
                @Part("principal:seller") long reserve)
                implements Event {
            public Opened {
                seats = List.copyOf(seats);
            }
        }

        @Named("bidder-joined")
        record Joined(@Part("seat:seat") Seat seat) implements Event {}

        @Named("bid-placed")
        record Bid(
                @Part("operators") SeatId bidder,
                @Part("seat:bidder") Terms terms) implements Event {}

        @Named("bid-withdrawn")
        record Withdrawn(@Part("operators") SeatId bidder) implements Event {}

        @Named("sale-made")
        record Sold(SeatId winner, Terms terms) implements Event {}

        @Named("sale-ended")
        record Ended(@Size(max = 16) String phase) implements Event {}

        record Paused(Instant at) implements Event {}

        record Resumed(Instant at) implements Event {}
    }

    /** Where it stands; bids from the earliest. */
    public record State(
            String phase,
            Listing listing,
            SeatId seller,
            List<Seat> seats,
            long reserve,
            Map<SeatId, Terms> bids,
            Deadline deadline,
            List<Award> awards) {
        boolean open() {
            return phase.equals("bidding");
        }

        Item item() {
            return listing.items().get(0);
        }

        State with(Map<SeatId, Terms> next) {
            return new State(phase, listing, seller, seats, reserve, next, deadline, awards);
        }

        State with(Deadline next) {
            return new State(phase, listing, seller, seats, reserve, bids, next, awards);
        }

        State in(String next, List<Award> given) {
            return new State(next, listing, seller, seats, reserve, bids, deadline, given);
        }
    }

    @Override
    public ProtocolId id() {
        return new ProtocolId("sealed-sale", 1);
    }

    @Override
    public Lifecycle lifecycle() {
        Set<String> on = Set.of("bidding");
        Set<SeatRole> buyers = Set.of(SeatRole.BUYER);
        List<MoveRule> moves = List.of(
                new MoveRule(MoveRule.JOIN, buyers, on),
                new MoveRule("bid", buyers, on),
                new MoveRule("withdraw", buyers, on));
        return new Lifecycle(
                "bidding",
                List.of(
                        new Phase("bidding", false, moves, Set.of("sold", "unsold"), Set.of("ended")),
                        Phase.terminal("sold"),
                        Phase.terminal("unsold"),
                        Phase.terminal("ended")));
    }

    @Override
    public ProtocolForms<Rules, Move, Event> forms() {
        return FORMS;
    }

    @Override
    public Decision<Event> open(Opening<Rules> opening, Context context) {
        List<Item> items = opening.listing().items();
        if (items.size() != 1 || items.get(0).issues().size() != 1) {
            return Decision.refused(Reason.INVALID_RULES);
        }
        Seat seller = opening.seats().stream()
                .filter(seat -> seat.role() == SeatRole.SELLER)
                .findFirst()
                .orElseThrow();
        long reserve = Optional.ofNullable(opening.privateTerms().get(seller.id()))
                .map(secret -> PRIVATE_TERMS.read(secret).reserve())
                .orElse(0L);
        Instant closes = context.at().plusSeconds(opening.rules().closesAfterSeconds());
        return Decision.accepted(
                new Event.Opened(opening.listing(), opening.rules(), opening.seats(), seller.id(), closes, reserve));
    }

    @Override
    public Optional<Refusal> validate(State state, Move move) {
        if (!(move instanceof Move.Bid bid)) {
            return Optional.empty();
        }
        Optional<TermsFault> fault =
                state.listing().faults(List.of(bid.terms())).stream().findFirst();
        return fault.map(Refusal::of)
                .or(() -> state.item().missing(bid.terms()).isEmpty()
                        ? Optional.empty()
                        : Optional.of(Refusal.of(Reason.MISSING_ISSUE)));
    }

    @Override
    public Decision<Event> decide(State state, Input<Move> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> move(state, move, context.at()),
                join -> join(state, join.seat(), context.at()),
                due -> due(state, context.at()),
                control -> control(state, control, context.at())));
    }

    private static Optional<Decision<Event>> closed(State state, Instant at) {
        return state.deadline().barred(state.open(), at).map(reason -> Decision.refused(reason));
    }

    private static boolean isBuyer(State state, SeatId id) {
        return state.seats().stream().anyMatch(seat -> seat.id().equals(id) && seat.role() == SeatRole.BUYER);
    }

    private static Decision<Event> move(State state, Input.Move<Move> move, Instant at) {
        return closed(state, at).orElseGet(() -> {
            if (!isBuyer(state, move.seat())) {
                return Decision.refused(Reason.MOVE_NOT_ALLOWED);
            }
            if (move.payload() instanceof Move.Bid bid) {
                return Decision.accepted(new Event.Bid(move.seat(), bid.terms()));
            }
            return state.bids().containsKey(move.seat())
                    ? Decision.accepted(new Event.Withdrawn(move.seat()))
                    : Decision.refused(Reason.MOVE_NOT_ALLOWED);
        });
    }

    private static Decision<Event> join(State state, Seat seat, Instant at) {
        return closed(state, at).orElseGet(() -> {
            if (seat.role() != SeatRole.BUYER) {
                return Decision.refused(Reason.CANNOT_JOIN);
            }
            boolean there = state.seats().stream().anyMatch(other -> other.id().equals(seat.id()));
            return there ? Decision.refused(Reason.ALREADY_JOINED) : Decision.accepted(new Event.Joined(seat));
        });
    }

    private static Decision<Event> due(State state, Instant at) {
        if (!state.open() || !state.deadline().passed(at)) {
            return Decision.accepted(List.of());
        }
        List<Map.Entry<SeatId, Terms>> fromTheEarliest =
                new ArrayList<>(state.bids().entrySet());
        fromTheEarliest.sort(Comparator.comparing(
                (Map.Entry<SeatId, Terms> bid) -> state.item().amount(bid.getValue()), Comparator.reverseOrder()));
        return Decision.accepted(fromTheEarliest.stream()
                .findFirst()
                .filter(bid -> state.item().amount(bid.getValue()).minorUnits() >= state.reserve())
                .<Event>map(bid -> new Event.Sold(bid.getKey(), bid.getValue()))
                .orElseGet(() -> new Event.Ended("unsold")));
    }

    private static Decision<Event> control(State state, Input.Control<Move> control, Instant at) {
        if (!state.open()) {
            return Decision.refused(Reason.NEGOTIATION_CLOSED);
        }
        boolean paused = state.deadline().paused();
        return switch (control.kind()) {
            case PAUSED -> paused ? Decision.refused(Reason.ALREADY_PAUSED) : Decision.accepted(new Event.Paused(at));
            case RESUMED -> paused ? Decision.accepted(new Event.Resumed(at)) : Decision.refused(Reason.NOT_PAUSED);
            case AUTHORITY_ENDED ->
                Decision.accepted(authorityEnded(state, control.seat().orElseThrow()));
            case STOCK_GONE, LISTING_WITHDRAWN, CANCELLED -> Decision.accepted(new Event.Ended("ended"));
        };
    }

    private static List<Event> authorityEnded(State state, SeatId seat) {
        if (seat.equals(state.seller())) {
            return List.of(new Event.Ended("ended"));
        }
        return state.bids().containsKey(seat) ? List.of(new Event.Withdrawn(seat)) : List.of();
    }

    @Override
    public State begin(Event first) {
        if (first instanceof Event.Opened opened) {
            return new State(
                    "bidding",
                    opened.listing(),
                    opened.seller(),
                    opened.seats(),
                    opened.reserve(),
                    Map.of(),
                    Deadline.at(opened.closes()),
                    List.of());
        }
        throw new IllegalStateException("no sealed sale begins with " + first);
    }

    @Override
    public State evolve(State state, Event event) {
        if (event instanceof Event.Joined joined) {
            List<Seat> seats = new ArrayList<>(state.seats());
            seats.add(joined.seat());
            return new State(
                    state.phase(),
                    state.listing(),
                    state.seller(),
                    List.copyOf(seats),
                    state.reserve(),
                    state.bids(),
                    state.deadline(),
                    state.awards());
        }
        if (event instanceof Event.Bid bid) {
            Map<SeatId, Terms> bids = without(state, bid.bidder());
            bids.put(bid.bidder(), bid.terms());
            return state.with(bids);
        }
        if (event instanceof Event.Withdrawn withdrawn) {
            return state.with(without(state, withdrawn.bidder()));
        }
        if (event instanceof Event.Sold sold) {
            Money amount = state.item().amount(sold.terms());
            return state.in("sold", List.of(new Award(sold.winner(), state.seller(), sold.terms(), amount, 1)));
        }
        if (event instanceof Event.Ended ended) {
            return state.in(ended.phase(), state.awards());
        }
        if (event instanceof Event.Paused paused) {
            return state.with(state.deadline().pause(paused.at()));
        }
        if (event instanceof Event.Resumed resumed) {
            return state.with(state.deadline().resume(resumed.at()));
        }
        throw new IllegalStateException(event + " cannot follow in " + state);
    }

    private static Map<SeatId, Terms> without(State state, SeatId bidder) {
        Map<SeatId, Terms> bids = new LinkedHashMap<>(state.bids());
        bids.remove(bidder);
        return bids;
    }

    @Override
    public String phase(State state) {
        return state.phase();
    }

    @Override
    public Optional<Instant> nextDeadline(State state) {
        return state.open() ? state.deadline().next() : Optional.empty();
    }

    @Override
    public List<Award> awards(State state) {
        return state.awards();
    }

    @Override
    public List<Terms> binds(State state, SeatId mover, Move move) {
        return move instanceof Move.Bid bid ? List.of(bid.terms()) : List.of();
    }

    /** A bidder's stake is the published cap, the dearest bid that the listing allows: never the bid. */
    @Override
    public Exposure exposure(State state, SeatId seat) {
        if (!state.open() || (isBuyer(state, seat) && !state.bids().containsKey(seat))) {
            return Exposure.NONE;
        }
        Domain.Price price = (Domain.Price) state.item().price().domain();
        Optional<Money> money =
                Optional.of(new Money(price.max(), price.currency())).filter(cap -> isBuyer(state, seat));
        return new Exposure(money, Map.of(state.item().id(), 1L), 1);
    }

    @Override
    public List<Allowed> allowed(State state, SeatId seat, Instant now) {
        if (closed(state, now).isPresent() || !isBuyer(state, seat)) {
            return List.of();
        }
        Json anything = Json.object().build();
        Allowed bid = new Allowed("bid", Optional.empty(), anything);
        return state.bids().containsKey(seat)
                ? List.of(bid, new Allowed("withdraw", Optional.empty(), anything))
                : List.of(bid);
    }

    @Override
    public List<Seat> seats(State state) {
        return state.seats();
    }

    /** A bidder sees its own bid, the seller its own reserve, and all of them the price of a sale. */
    @Override
    public View view(State state, Viewer viewer, Instant now) {
        boolean knows = viewer.match(Viewer.Party::knowsPrivateTerms, operator -> false);
        Optional<SeatId> seat = viewer.match(party -> Optional.of(party.seat()), operator -> Optional.empty());
        return new View(
                state.phase(),
                Json.object()
                        .putIf("closes", nextDeadline(state), Json::of)
                        .putIf(
                                "bid",
                                seat.flatMap(
                                        own -> Optional.ofNullable(state.bids().get(own))),
                                Terms::toJson)
                        .putIf(
                                "reserve",
                                seat.filter(own -> knows && own.equals(state.seller())),
                                own -> Json.of(state.reserve()))
                        .putIf(
                                "sold",
                                state.awards().stream().findFirst(),
                                award -> award.terms().toJson())
                        .build());
    }

    /** Who joins, bids and withdraws is known to itself alone. */
    @Override
    public boolean publishesHeaders(State state) {
        return !awards(state).isEmpty();
    }

    private static boolean isAt(SeatId seat, Viewer viewer) {
        return viewer.match(party -> party.seat().equals(seat), operator -> false);
    }

    @Override
    public Optional<View> disclose(State before, Event event, Viewer viewer) {
        Optional<SeatId> own = Optional.empty();
        if (event instanceof Event.Joined joined) {
            own = Optional.of(joined.seat().id());
        } else if (event instanceof Event.Bid bid) {
            own = Optional.of(bid.bidder());
        } else if (event instanceof Event.Withdrawn withdrawn) {
            own = Optional.of(withdrawn.bidder());
        }
        boolean hidden = own.isPresent() && !isAt(own.get(), viewer);
        View seen = new View(forms().encode(event).type(), Json.object().build());
        return hidden ? Optional.empty() : Optional.of(seen);
    }
}
