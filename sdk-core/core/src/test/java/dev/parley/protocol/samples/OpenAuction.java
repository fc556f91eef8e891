// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.samples;

import dev.parley.form.Described;
import dev.parley.form.Forms;
import dev.parley.form.Max;
import dev.parley.form.Min;
import dev.parley.form.Named;
import dev.parley.form.Part;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.OfferId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Seats;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Award;
import dev.parley.protocol.Bound;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EventForms;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Look;
import dev.parley.protocol.ManySeats;
import dev.parley.protocol.MoveForms;
import dev.parley.protocol.Opening;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Standing;
import dev.parley.protocol.Watchable;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Bids for one item that everybody sees: each stands until it is withdrawn, several of one buyer side by side, the highest
 * leads, the earlier of two equal ones, and buys at the close. A bid at the price that ends it at once buys for whoever leads.
 */
public final class OpenAuction
        implements Protocol<OpenAuction.Rules, OpenAuction.Move, OpenAuction.State, OpenAuction.Event>,
                ManySeats<OpenAuction.State, OpenAuction.Event>,
                Watchable<OpenAuction.State> {
    private static final String BIDDING = "bidding";
    private static final String SOLD = "sold";
    private static final String UNSOLD = "unsold";
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());
    private static final ProtocolForms<Rules, Move, Event> FORM = new ProtocolForms<>(
            FORMS.record(Rules.class).withDefaults(new Rules(3_600)),
            MoveForms.of(FORMS.record(Bid.class), FORMS.record(Withdraw.class), FORMS.record(Hammer.class)),
            EventForms.of(FORMS, Event.class));
    private static final Lifecycle LIFECYCLE = Lifecycle.begin(BIDDING)
            .phase(BIDDING)
            .move(new MoveRule("bid", Set.of(SeatRole.BUYER), Set.of(BIDDING), true))
            .move(new MoveRule("withdraw", Set.of(SeatRole.BUYER), Set.of(BIDDING), true))
            .move(new MoveRule("hammer", Set.of(SeatRole.SELLER, SeatRole.BUYER), Set.of(SOLD, UNSOLD), true))
            .move(MoveRule.JOIN, SeatRole.BUYER, BIDDING)
            .deadline(SOLD, UNSOLD)
            .outside(BIDDING, SOLD, UNSOLD)
            .end(SOLD)
            .end(UNSOLD)
            .build();

    /** The public parameters. */
    @Described(title = "Open auction")
    public record Rules(
            @Described(title = "Seconds") @Min(1) @Max(1_000_000)
            long seconds) {}

    /** What a seat does. */
    public sealed interface Move permits Bid, Withdraw, Hammer {}

    /** Bids for the item. */
    @Described(title = "Bid")
    public record Bid(@Part(MoveForms.TERMS) List<Terms> items) implements Move {
        public Bid {
            items = List.copyOf(items);
        }
    }

    /** Takes back all bids of the seat. */
    @Described(title = "Withdraw")
    public record Withdraw() implements Move {}

    /** Ends the auction at once in favour of whoever leads, whoever asks for it. */
    @Described(title = "Hammer")
    public record Hammer() implements Move {}

    /** What happens. */
    public sealed interface Event permits Joined, BidMade, BidWithdrawn, Closed {}

    /** A buyer took a seat. */
    @Described(title = "A buyer took a seat.")
    @Named("bidder-joined")
    public record Joined(Seat seat) implements Event {}

    /** A bid was made. */
    @Described(title = "A bid was made.")
    @Named("bid-made")
    @Part("anyone")
    public record BidMade(SeatId seat, OfferId bid, Terms terms) implements Event {}

    /** A bid no longer stands. */
    @Described(title = "A bid no longer stands.")
    @Named("bid-withdrawn")
    @Part("anyone")
    public record BidWithdrawn(SeatId seat, OfferId bid) implements Event {}

    /** Bidding ended. */
    @Described(title = "Bidding ended.")
    @Named("bidding-closed")
    @Part("anyone")
    public record Closed() implements Event {}

    /** A bid that stands. */
    record OpenBid(SeatId seat, OfferId bid, Terms terms, long amount) {}

    /** Where it stands: the bids, the best first. */
    public record State(OpeningRecord<Rules> opening, Seats seats, Instant until, List<OpenBid> bids, boolean closed) {
        Item item() {
            return opening.listing().items().get(0);
        }

        Optional<OpenBid> leader() {
            return bids.stream().findFirst();
        }

        private State with(List<OpenBid> next) {
            return new State(opening, seats, until, next, closed);
        }
    }

    @Override
    public ProtocolId id() {
        return new ProtocolId("open-auction", 1);
    }

    @Override
    public Lifecycle lifecycle() {
        return LIFECYCLE;
    }

    @Override
    public ProtocolForms<Rules, Move, Event> forms() {
        return FORM;
    }

    @Override
    public Decision<Event> open(Opening<Rules> opening, Context context) {
        return opening.listing().items().size() == 1
                ? Decision.accepted(List.of())
                : Decision.refused(Refusal.invalidRules("items", "must be one"));
    }

    @Override
    public State begin(OpeningRecord<Rules> opening) {
        Instant until = opening.openedAt().plusSeconds(opening.rules().seconds());
        return new State(opening, Seats.of(opening.seats()), until, List.of(), false);
    }

    @Override
    public Optional<Refusal> validate(State state, Move move) {
        boolean fits = !(move instanceof Bid bid)
                || (bid.items().size() == 1
                        && bid.items().get(0).item().equals(state.item().id())
                        && state.item().isWhole(bid.items().get(0)));
        return fits ? Optional.empty() : Optional.of(Refusal.of(Reason.UNKNOWN_ITEM));
    }

    @Override
    public Decision<Event> decide(State state, Input<Move> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> move(state, move.seat(), move.payload(), context),
                join -> Decision.accepted(new Joined(join.seat())),
                due -> Decision.accepted(new Closed()),
                stockGone -> Decision.accepted(new Closed()),
                ended -> Decision.accepted(state.bids().stream()
                        .filter(bid -> bid.seat().equals(ended.seat())
                                && ended.stakes().contains(bid.bid().value()))
                        .<Event>map(bid -> new BidWithdrawn(bid.seat(), bid.bid()))
                        .toList())));
    }

    private static Decision<Event> move(State state, SeatId seat, Move move, Context context) {
        if (move instanceof Bid bid) {
            return Decision.accepted(
                    new BidMade(seat, context.offerIds().get(), bid.items().get(0)));
        }
        if (move instanceof Hammer) {
            return Decision.accepted(new Closed());
        }
        List<Event> withdrawn = state.bids().stream()
                .filter(bid -> bid.seat().equals(seat))
                .<Event>map(bid -> new BidWithdrawn(seat, bid.bid()))
                .toList();
        return withdrawn.isEmpty() ? Decision.refused(Reason.MOVE_NOT_ALLOWED) : Decision.accepted(withdrawn);
    }

    @Override
    public State evolve(State state, Event event) {
        if (event instanceof Joined joined) {
            return new State(state.opening(), state.seats().with(joined.seat()), state.until(), state.bids(), false);
        }
        if (event instanceof BidMade made) {
            List<OpenBid> bids = new ArrayList<>(state.bids());
            long amount = state.item().amount(made.terms()).minorUnits();
            bids.add(new OpenBid(made.seat(), made.bid(), made.terms(), amount));
            bids.sort(Comparator.comparingLong(OpenBid::amount).reversed());
            return state.with(List.copyOf(bids));
        }
        if (event instanceof BidWithdrawn withdrawn) {
            return state.with(state.bids().stream()
                    .filter(bid -> !bid.bid().equals(withdrawn.bid()))
                    .toList());
        }
        return new State(state.opening(), state.seats(), state.until(), state.bids(), true);
    }

    @Override
    public State putOff(State state, Duration pause) {
        return new State(state.opening(), state.seats(), state.until().plus(pause), state.bids(), state.closed());
    }

    @Override
    public Standing standing(State state) {
        String phase = !state.closed() ? BIDDING : state.leader().isPresent() ? SOLD : UNSOLD;
        List<Award> awards = state.leader()
                .filter(leader -> state.closed())
                .map(leader -> List.of(Award.of(
                                leader.seat(),
                                state.opening()
                                        .seat(SeatRole.SELLER)
                                        .orElseThrow()
                                        .id(),
                                state.item(),
                                leader.terms())
                        .fulfilling(leader.bid().value())))
                .orElse(List.of());
        return new Standing(phase, Optional.of(state.until()).filter(until -> !state.closed()), state.seats(), awards);
    }

    @Override
    public Bound binds(State state, SeatId mover, Move move) {
        return move instanceof Bid bid ? Bound.to(bid.items()) : Bound.NOTHING;
    }

    /** The leader owes its bid; every other bid may lead again. */
    @Override
    public List<Stake> stakes(State state, SeatId seat) {
        if (state.closed()) {
            return List.of();
        }
        List<Stake> stakes = new ArrayList<>();
        for (OpenBid bid : state.bids()) {
            boolean leads = state.leader().filter(bid::equals).isPresent();
            Optional<Money> money =
                    Optional.of(state.item().amount(bid.terms())).filter(any -> leads);
            if (bid.seat().equals(seat)) {
                Map<ItemId, Long> units = leads ? Map.of(bid.terms().item(), 1L) : Map.of();
                stakes.add(new Stake(bid.bid().value(), money, units, leads ? 1 : 0));
            }
        }
        return stakes;
    }

    @Override
    public Set<SeatId> restaked(State before, Event event, State after) {
        Set<SeatId> seats = new HashSet<>();
        before.leader().ifPresent(leader -> seats.add(leader.seat()));
        after.leader().ifPresent(leader -> seats.add(leader.seat()));
        if (event instanceof BidMade made) {
            seats.add(made.seat());
        }
        return seats;
    }

    @Override
    public boolean isWatchable(State state) {
        return true;
    }

    @Override
    public Look shared(State state, Audience audience, Instant now) {
        return Look.of(Json.object()
                .put("bids", state.bids().size())
                .putIf(
                        "leader",
                        state.leader(),
                        leader -> Json.object()
                                .put("seat", leader.seat().value())
                                .put("bid", leader.bid().value())
                                .put("amount", leader.amount())
                                .build())
                .build());
    }

    @Override
    public Look own(State state, SeatId seat, Instant now) {
        boolean buyer = state.seats()
                .find(seat)
                .filter(found -> found.role() == SeatRole.BUYER)
                .isPresent();
        Look look = Look.of(Json.object()
                .put(
                        "own",
                        Json.array(state.bids().stream()
                                .filter(bid -> bid.seat().equals(seat))
                                .map(bid -> Json.of(bid.bid().value()))
                                .toList()))
                .build());
        return state.closed()
                ? look
                : look.allowing(
                                buyer
                                        ? List.of(Allowed.of("bid"), Allowed.of("hammer"))
                                        : List.of(Allowed.of("hammer")))
                        .unawaited();
    }
}
