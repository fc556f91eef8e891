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
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Buyers say what they would pay for items; a mediator, whom neither side named, allots all items at once. */
public final class Allotment implements Protocol<Allotment.Rules, Allotment.Move, Allotment.State, Allotment.Event> {
    private static final String ASKING = "asking";
    private static final String ALLOTTED = "allotted";
    private static final String OVER = "over";
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());
    private static final ProtocolForms<Rules, Move, Event> FORM = new ProtocolForms<>(
            FORMS.record(Rules.class).withDefaults(new Rules(3_600)),
            MoveForms.of(FORMS.record(Ask.class), FORMS.record(Allot.class)),
            EventForms.of(FORMS, Event.class));
    private static final Lifecycle LIFECYCLE = Lifecycle.begin(ASKING)
            .phase(ASKING)
            .move(MoveRule.JOIN, SeatRole.BUYER, ASKING)
            .move(new MoveRule("ask", Set.of(SeatRole.BUYER), Set.of(ASKING), true))
            .move(new MoveRule("allot", Set.of(SeatRole.MEDIATOR), Set.of(ALLOTTED), true))
            .deadline(OVER)
            .outside(OVER)
            .end(ALLOTTED)
            .end(OVER)
            .build();

    /** The public parameters. */
    @Described(title = "Allotment")
    public record Rules(
            @Described(title = "Seconds") @Min(1) @Max(1_000_000)
            long seconds) {}

    /** What a seat does. */
    public sealed interface Move permits Ask, Allot {}

    /** Says what the buyer would pay for an item. */
    @Described(title = "Ask")
    public record Ask(@Part(MoveForms.TERMS) List<Terms> items) implements Move {
        public Ask {
            items = List.copyOf(items);
        }
    }

    /** Gives every item to whoever asked for it as the so-manieth. */
    @Described(title = "Allot")
    public record Allot(
            @Described(title = "Place among those who asked") @Min(0) @Max(99)
            long first) implements Move {}

    /** What happens. */
    public sealed interface Event permits Joined, Asked, Allotted, Over {}

    /** A buyer took a seat. */
    @Described(title = "A buyer took a seat.")
    @Named("buyer-joined")
    public record Joined(Seat seat) implements Event {}

    /** A buyer said what it would pay. */
    @Described(title = "A buyer said what it would pay.")
    @Named("item-asked")
    public record Asked(SeatId buyer, OfferId ask, Terms terms) implements Event {}

    /** The mediator allotted the items. */
    @Described(title = "The mediator allotted the items.")
    @Named("items-allotted")
    public record Allotted(List<OfferId> asks) implements Event {
        public Allotted {
            asks = List.copyOf(asks);
        }
    }

    /** Nothing came of it. */
    @Described(title = "Nothing came of it.")
    @Named("allotment-over")
    public record Over() implements Event {}

    /** Where it stands. */
    public record State(
            OpeningRecord<Rules> opening,
            Seats seats,
            Instant until,
            String phase,
            List<Asked> asks,
            List<OfferId> chosen) {
        Optional<Item> item(Terms terms) {
            return opening.listing().item(terms.item());
        }

        private State in(String next, List<OfferId> allotted) {
            return new State(opening, seats, until, next, asks, allotted);
        }
    }

    @Override
    public ProtocolId id() {
        return new ProtocolId("allotment", 1);
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
        return opening.has(SeatRole.SELLER, SeatRole.MEDIATOR)
                ? Decision.accepted(List.of())
                : Decision.refused(Refusal.invalidRules("mediator", "must be named by the policy; the seller opens"));
    }

    @Override
    public State begin(OpeningRecord<Rules> opening) {
        Instant until = opening.openedAt().plusSeconds(opening.rules().seconds());
        return new State(opening, Seats.of(opening.seats()), until, ASKING, List.of(), List.of());
    }

    @Override
    public Optional<Refusal> validate(State state, Move move) {
        boolean fits = !(move instanceof Ask ask)
                || (ask.items().size() == 1
                        && state.item(ask.items().get(0))
                                .filter(item -> item.isWhole(ask.items().get(0)))
                                .isPresent());
        return fits ? Optional.empty() : Optional.of(Refusal.of(Reason.UNKNOWN_ITEM));
    }

    @Override
    public Decision<Event> decide(State state, Input<Move> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> move(state, move, context),
                join -> Decision.accepted(new Joined(join.seat())),
                due -> Decision.accepted(new Over()),
                stockGone -> Decision.accepted(new Over()),
                ended -> Decision.accepted(new Over())));
    }

    private static Decision<Event> move(State state, Input.Move<Move> move, Context context) {
        if (move.payload() instanceof Ask ask) {
            return Decision.accepted(
                    new Asked(move.seat(), context.offerIds().get(), ask.items().get(0)));
        }
        long place = ((Allot) move.payload()).first();
        List<OfferId> chosen = new ArrayList<>();
        state.opening()
                .listing()
                .items()
                .forEach(item -> state.asks().stream()
                        .filter(asked -> asked.terms().item().equals(item.id()))
                        .skip(place)
                        .findFirst()
                        .ifPresent(asked -> chosen.add(asked.ask())));
        return chosen.isEmpty() ? Decision.refused(Reason.MOVE_NOT_ALLOWED) : Decision.accepted(new Allotted(chosen));
    }

    @Override
    public State evolve(State state, Event event) {
        if (event instanceof Joined joined) {
            return new State(
                    state.opening(), state.seats().with(joined.seat()), state.until(), ASKING, state.asks(), List.of());
        }
        if (event instanceof Asked asked) {
            List<Asked> asks = new ArrayList<>(state.asks());
            asks.add(asked);
            return new State(state.opening(), state.seats(), state.until(), ASKING, List.copyOf(asks), List.of());
        }
        return event instanceof Allotted allotted ? state.in(ALLOTTED, allotted.asks()) : state.in(OVER, List.of());
    }

    @Override
    public State putOff(State state, Duration pause) {
        return new State(
                state.opening(), state.seats(), state.until().plus(pause), state.phase(), state.asks(), state.chosen());
    }

    @Override
    public Standing standing(State state) {
        SeatId seller = state.opening().seat(SeatRole.SELLER).orElseThrow().id();
        List<Award> awards = state.asks().stream()
                .filter(asked -> state.chosen().contains(asked.ask()))
                .map(asked -> Award.of(
                                asked.buyer(), seller, state.item(asked.terms()).orElseThrow(), asked.terms())
                        .fulfilling(asked.ask().value()))
                .toList();
        return new Standing(
                state.phase(),
                Optional.of(state.until()).filter(any -> state.phase().equals(ASKING)),
                state.seats(),
                awards);
    }

    @Override
    public Bound binds(State state, SeatId mover, Move move) {
        return move instanceof Ask ask ? Bound.to(ask.items()) : Bound.NOTHING;
    }

    @Override
    public List<Stake> stakes(State state, SeatId seat) {
        return state.phase().equals(ASKING)
                ? state.asks().stream()
                        .filter(asked -> asked.buyer().equals(seat))
                        .map(asked -> new Stake(
                                asked.ask().value(),
                                state.item(asked.terms()).map(item -> item.amount(asked.terms())),
                                Map.<ItemId, Long>of(asked.terms().item(), 1L),
                                1))
                        .toList()
                : List.of();
    }

    @Override
    public Look shared(State state, Audience audience, Instant now) {
        return Look.of(Json.object().put("asks", state.asks().size()).build());
    }

    @Override
    public Look own(State state, SeatId seat, Instant now) {
        boolean open = state.phase().equals(ASKING);
        return switch (state.seats().find(seat).orElseThrow().role()) {
            case BUYER -> open ? Look.nothing().allowing(List.of(Allowed.of("ask"))) : Look.nothing();
            case MEDIATOR -> open ? Look.nothing().allowing(List.of(Allowed.of("allot"))) : Look.nothing();
            case SELLER -> Look.nothing();
        };
    }
}
