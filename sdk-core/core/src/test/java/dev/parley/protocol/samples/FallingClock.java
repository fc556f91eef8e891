// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.samples;

import dev.parley.form.Forms;
import dev.parley.form.Min;
import dev.parley.form.Named;
import dev.parley.model.Item;
import dev.parley.model.Json;
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
import dev.parley.protocol.MoveForms;
import dev.parley.protocol.Opening;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Snapshots;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Standing;
import dev.parley.protocol.StateForm;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A falling clock: the price of one item falls by a step at each interval, down to a floor; the first buyer to take it
 * has it at the price of that moment. Buyers join while it runs. Each fall is an event, as of a protocol whose every deadline
 * leads to the next; {@link FallingPrice} does without.
 */
public class FallingClock
        implements Protocol<FallingClock.Rules, FallingClock.Move, FallingClock.State, FallingClock.Event>,
                Snapshots<FallingClock.State> {
    private static final String RUNNING = "running";
    private static final String SOLD = "sold";
    private static final String UNSOLD = "unsold";
    private static final String ENDED = "ended";
    private static final Forms COMPONENTS = Forms.of(MethodHandles.lookup());
    private static final StateForm<State> STATE = StateForm.of(COMPONENTS, State.class);
    private static final ProtocolForms<Rules, Move, Event> FORMS = new ProtocolForms<>(
            COMPONENTS.record(Rules.class),
            MoveForms.of(COMPONENTS.record(Move.Take.class), COMPONENTS.record(Move.Withdraw.class)),
            EventForms.of(COMPONENTS, Event.class));
    private static final Lifecycle LIFECYCLE = Lifecycle.begin(RUNNING)
            .phase(RUNNING)
            .move(MoveRule.JOIN, SeatRole.BUYER, RUNNING)
            .move("take", SeatRole.BUYER, SOLD)
            .move("withdraw", SeatRole.SELLER, ENDED)
            .deadline(RUNNING, UNSOLD)
            .outside(ENDED)
            .end(SOLD)
            .end(UNSOLD)
            .end(ENDED)
            .build();

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
        @Named("buyer-joined")
        record Joined(Seat seat) implements Event {}

        @Named("price-fell")
        record Fell(long price, Instant until) implements Event {}

        @Named("item-taken")
        record Taken(SeatId buyer) implements Event {}

        @Named("clock-ended")
        record Ended(boolean fallen) implements Event {}
    }

    /** Where it stands. */
    public record State(
            OpeningRecord<Rules> opening,
            String phase,
            Seats seats,
            long price,
            Instant until,
            Optional<SeatId> buyer) {
        Item item() {
            return opening.listing().items().get(0);
        }

        SeatId seller() {
            return opening.seat(SeatRole.SELLER).orElseThrow().id();
        }

        Terms terms() {
            return Market.priced(item().id(), price);
        }

        private State in(String next, Optional<SeatId> taker) {
            return new State(opening, next, seats, price, until, taker);
        }
    }

    @Override
    public ProtocolId id() {
        return new ProtocolId("falling-clock", 1);
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
        boolean priced = items.size() == 1 && items.get(0).issues().size() == 1;
        return priced && opening.has(SeatRole.SELLER)
                ? Decision.accepted(List.of())
                : Decision.refused(Reason.INVALID_RULES);
    }

    @Override
    public State begin(OpeningRecord<Rules> opening) {
        Instant until = opening.openedAt().plusSeconds(opening.rules().intervalSeconds());
        long price = opening.rules().start();
        return new State(opening, RUNNING, Seats.of(opening.seats()), price, until, Optional.empty());
    }

    @Override
    public Decision<Event> decide(State state, Input<Move> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> Decision.accepted(
                        move.payload() instanceof Move.Take ? new Event.Taken(move.seat()) : new Event.Ended(false)),
                join -> Decision.accepted(new Event.Joined(join.seat())),
                due -> Decision.accepted(fall(state)),
                stockGone -> Decision.accepted(new Event.Ended(false)),
                stakesEnded -> Decision.accepted(new Event.Ended(false))));
    }

    /** One fall for each due; a late one falls from where the clock should have been, so no interval is lost. */
    private static Event fall(State state) {
        Rules rules = state.opening().rules();
        return state.price() == rules.floor()
                ? new Event.Ended(true)
                : new Event.Fell(
                        Math.max(rules.floor(), state.price() - rules.step()),
                        state.until().plusSeconds(rules.intervalSeconds()));
    }

    @Override
    public State evolve(State state, Event event) {
        if (event instanceof Event.Joined joined) {
            Seats seats = state.seats().with(joined.seat());
            return new State(state.opening(), RUNNING, seats, state.price(), state.until(), state.buyer());
        }
        if (event instanceof Event.Fell fell) {
            return new State(state.opening(), RUNNING, state.seats(), fell.price(), fell.until(), state.buyer());
        }
        if (event instanceof Event.Taken taken) {
            return state.in(SOLD, Optional.of(taken.buyer()));
        }
        return state.in(((Event.Ended) event).fallen() ? UNSOLD : ENDED, Optional.empty());
    }

    @Override
    public State putOff(State state, Duration pause) {
        Instant until = state.until().plus(pause);
        return new State(state.opening(), state.phase(), state.seats(), state.price(), until, state.buyer());
    }

    @Override
    public Standing standing(State state) {
        List<Award> awards = state.buyer()
                .map(buyer -> List.of(Award.of(buyer, state.seller(), state.item(), state.terms())))
                .orElse(List.of());
        return new Standing(state.phase(), Optional.of(state.until()), state.seats(), awards);
    }

    @Override
    public Bound binds(State state, SeatId mover, Move move) {
        return move instanceof Move.Take ? Bound.to(List.of(state.terms())) : Bound.NOTHING;
    }

    /** The seller may be taken at its word by any buyer. */
    @Override
    public List<Stake> stakes(State state, SeatId seat) {
        return seat.equals(state.seller())
                ? List.of(Stake.ofGoods("clock", Map.of(state.item().id(), 1L), 1))
                : List.of();
    }

    /** Everyone sees the clock. */
    @Override
    public Look shared(State state, Audience audience, Instant now) {
        return Look.of(Json.object().put("price", state.price()).build());
    }

    @Override
    public Look own(State state, SeatId seat, Instant now) {
        String kind = seat.equals(state.seller()) ? "withdraw" : "take";
        return Look.nothing().allowing(List.of(Allowed.of(kind)));
    }
}
