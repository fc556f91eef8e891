package dev.parley.protocol.samples;

import dev.parley.form.Form;
import dev.parley.form.Forms;
import dev.parley.form.Min;
import dev.parley.form.Named;
import dev.parley.form.Size;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A falling clock: the price of one item falls by a step at each interval, down to a floor; the first buyer to take it
 * has it at the price of that moment. Buyers join while it runs.
 */
public class FallingClock
        implements Protocol<FallingClock.Rules, FallingClock.Move, FallingClock.State, FallingClock.Event> {
    private static final Forms COMPONENTS =
            Forms.of(MethodHandles.lookup()).with(Item.class, Form.whole(Item::toJson, Item::fromJson));

    private static final ProtocolForms<Rules, Move, Event> FORMS = new ProtocolForms<>(
            COMPONENTS.record(Rules.class),
            MoveForms.of(COMPONENTS.record(Move.Take.class), COMPONENTS.record(Move.Withdraw.class)),
            EventForms.of(COMPONENTS, Event.class));

    /** Prices in minor units. */
    public record Rules(
            @Min(0) long start,
            @Min(0) long step,
            @Min(0) long floor,
            @Min(0) long intervalSeconds) {}

    /** What a seat does. */
    public sealed interface Move {
        /** Buys at the price of the clock. */
        record Take() implements Move {}

        /** Takes the item back. */
        record Withdraw() implements Move {}
    }

    /** What happens. */
    public sealed interface Event {
        @Named("clock-opened")
        record Opened(Item item, Rules rules, List<Seat> seats, SeatId seller, Instant until) implements Event {
            public Opened {
                seats = List.copyOf(seats);
            }
        }

        @Named("buyer-joined")
        record Joined(Seat seat) implements Event {}

        @Named("price-fell")
        record Fell(long price, Instant until) implements Event {}

        @Named("item-taken")
        record Taken(SeatId buyer) implements Event {}

        @Named("clock-ended")
        record Ended(@Size(max = 16) String phase) implements Event {}

        record Paused(Instant at) implements Event {}

        record Resumed(Instant at) implements Event {}
    }

    /** Where it stands. */
    public record State(
            String phase,
            Item item,
            Rules rules,
            SeatId seller,
            List<Seat> seats,
            long price,
            Deadline deadline,
            List<Award> awards) {
        public State {
            seats = List.copyOf(seats);
            awards = List.copyOf(awards);
        }

        boolean open() {
            return phase.equals("running");
        }

        State in(String next) {
            return new State(next, item, rules, seller, seats, price, deadline, awards);
        }

        State with(Deadline next) {
            return new State(phase, item, rules, seller, seats, price, next, awards);
        }

        Terms terms() {
            return Market.priced(item.id(), price);
        }
    }

    @Override
    public ProtocolId id() {
        return new ProtocolId("falling-clock", 1);
    }

    @Override
    public Lifecycle lifecycle() {
        return new Lifecycle(
                "running",
                List.of(
                        new Phase(
                                "running",
                                false,
                                List.of(
                                        new MoveRule(MoveRule.JOIN, Set.of(SeatRole.BUYER), Set.of("running")),
                                        new MoveRule("take", Set.of(SeatRole.BUYER), Set.of("sold")),
                                        new MoveRule("withdraw", Set.of(SeatRole.SELLER), Set.of("ended"))),
                                Set.of("running", "unsold"),
                                Set.of("ended")),
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
        Rules rules = opening.rules();
        SeatId seller = opening.seats().stream()
                .filter(seat -> seat.role() == SeatRole.SELLER)
                .findFirst()
                .orElseThrow()
                .id();
        return Decision.accepted(new Event.Opened(
                items.get(0), rules, opening.seats(), seller, context.at().plusSeconds(rules.intervalSeconds())));
    }

    @Override
    public Optional<Refusal> validate(State state, Move move) {
        return Optional.empty();
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

    private static Decision<Event> move(State state, Input.Move<Move> move, Instant at) {
        return closed(state, at).orElseGet(() -> {
            boolean takes = move.payload() instanceof Move.Take;
            SeatRole role = takes ? SeatRole.BUYER : SeatRole.SELLER;
            boolean may = state.seats().stream().anyMatch(seat -> seat.id().equals(move.seat()) && seat.role() == role);
            if (!may) {
                return Decision.refused(Reason.MOVE_NOT_ALLOWED);
            }
            return Decision.accepted(takes ? new Event.Taken(move.seat()) : new Event.Ended("ended"));
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

    /** One fall for each due; a late one falls from where the clock should have been, so no interval is lost. */
    private static Decision<Event> due(State state, Instant at) {
        if (!state.open() || !state.deadline().passed(at)) {
            return Decision.accepted(List.of());
        }
        Rules rules = state.rules();
        return Decision.accepted(
                state.price() == rules.floor()
                        ? new Event.Ended("unsold")
                        : new Event.Fell(
                                Math.max(rules.floor(), state.price() - rules.step()),
                                state.deadline().end().plusSeconds(rules.intervalSeconds())));
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
                Decision.accepted(
                        control.seat().filter(state.seller()::equals).isPresent()
                                ? List.of(new Event.Ended("ended"))
                                : List.of());
            case STOCK_GONE, LISTING_WITHDRAWN, CANCELLED -> Decision.accepted(new Event.Ended("ended"));
        };
    }

    @Override
    public State begin(Event first) {
        if (first instanceof Event.Opened opened) {
            return new State(
                    "running",
                    opened.item(),
                    opened.rules(),
                    opened.seller(),
                    opened.seats(),
                    opened.rules().start(),
                    Deadline.at(opened.until()),
                    List.of());
        }
        throw new IllegalStateException("no falling clock begins with " + first);
    }

    @Override
    public State evolve(State state, Event event) {
        if (event instanceof Event.Joined joined) {
            List<Seat> seats = new ArrayList<>(state.seats());
            seats.add(joined.seat());
            return new State(
                    state.phase(),
                    state.item(),
                    state.rules(),
                    state.seller(),
                    seats,
                    state.price(),
                    state.deadline(),
                    state.awards());
        }
        if (event instanceof Event.Fell fell) {
            return new State(
                    state.phase(),
                    state.item(),
                    state.rules(),
                    state.seller(),
                    state.seats(),
                    fell.price(),
                    Deadline.at(fell.until()),
                    state.awards());
        }
        if (event instanceof Event.Taken taken) {
            Money amount = state.item().amount(state.terms());
            Award award = new Award(taken.buyer(), state.seller(), state.terms(), amount, 1);
            return new State(
                    "sold",
                    state.item(),
                    state.rules(),
                    state.seller(),
                    state.seats(),
                    state.price(),
                    state.deadline(),
                    List.of(award));
        }
        if (event instanceof Event.Ended ended) {
            return state.in(ended.phase());
        }
        if (event instanceof Event.Paused paused) {
            return state.with(state.deadline().pause(paused.at()));
        }
        if (event instanceof Event.Resumed resumed) {
            return state.with(state.deadline().resume(resumed.at()));
        }
        throw new IllegalStateException(event + " cannot follow in " + state);
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
        return move instanceof Move.Take ? List.of(state.terms()) : List.of();
    }

    /** The seller may be taken at its word by any buyer. */
    @Override
    public Exposure exposure(State state, SeatId seat) {
        return state.open() && seat.equals(state.seller())
                ? new Exposure(Optional.empty(), Map.of(state.item().id(), 1L), 1)
                : Exposure.NONE;
    }

    @Override
    public List<Allowed> allowed(State state, SeatId seat, Instant now) {
        if (closed(state, now).isPresent()) {
            return List.of();
        }
        return state.seats().stream()
                .filter(one -> one.id().equals(seat))
                .map(one -> new Allowed(
                        one.role() == SeatRole.BUYER ? "take" : "withdraw",
                        Optional.empty(),
                        Json.object().build()))
                .toList();
    }

    @Override
    public List<Seat> seats(State state) {
        return state.seats();
    }

    /** Everyone sees the clock; who else watches it is nobody's business. */
    @Override
    public View view(State state, Viewer viewer, Instant now) {
        return new View(
                state.phase(),
                Json.object()
                        .put("price", state.price())
                        .putIf("until", nextDeadline(state), Json::of)
                        .build());
    }

    @Override
    public Optional<View> disclose(State before, Event event, Viewer viewer) {
        boolean hidden = event instanceof Event.Joined joined
                && !viewer.equals(new Viewer.Party(joined.seat().id()));
        String type = forms().encode(event).type();
        return hidden
                ? Optional.empty()
                : Optional.of(new View(type, Json.object().build()));
    }
}
