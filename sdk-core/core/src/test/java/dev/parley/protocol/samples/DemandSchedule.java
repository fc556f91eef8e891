// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.samples;

import dev.parley.form.Described;
import dev.parley.form.Forms;
import dev.parley.form.Max;
import dev.parley.form.Min;
import dev.parley.form.Named;
import dev.parley.form.Part;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A buyer says at which price it would take how many, several ways; the seller chooses one of them. */
public final class DemandSchedule
        implements Protocol<DemandSchedule.Rules, DemandSchedule.Move, DemandSchedule.State, DemandSchedule.Event> {
    private static final String ASKING = "asking";
    private static final String CHOOSING = "choosing";
    private static final String SOLD = "sold";
    private static final String OVER = "over";
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());
    private static final ProtocolForms<Rules, Move, Event> FORM = new ProtocolForms<>(
            FORMS.record(Rules.class).withDefaults(new Rules(3_600)),
            MoveForms.of(FORMS.record(Move.Demand.class), FORMS.record(Move.Choose.class)),
            EventForms.of(FORMS, Event.class));
    private static final Lifecycle LIFECYCLE = Lifecycle.begin(ASKING)
            .phase(ASKING)
            .move("demand", SeatRole.BUYER, CHOOSING)
            .deadline(OVER)
            .outside(OVER)
            .phase(CHOOSING)
            .move("choose", SeatRole.SELLER, SOLD)
            .deadline(OVER)
            .outside(OVER, ASKING)
            .end(SOLD)
            .end(OVER)
            .build();

    /** The public parameters. */
    @Described(title = "Demand schedule")
    public record Rules(
            @Described(title = "Seconds") @Min(1) @Max(1_000_000)
            long seconds) {}

    /** What a seat does. */
    public sealed interface Move {
        /** Several ways to buy, of which the seller may choose one. */
        @Described(title = "Demand")
        record Demand(@Part(MoveForms.TERMS) List<Terms> items) implements Move {
            public Demand {
                items = List.copyOf(items);
            }
        }

        /** Chooses one of them, by its place. */
        @Described(title = "Choose")
        record Choose(
                @Described(title = "Place") @Min(0) @Max(99) long place) implements Move {}
    }

    /** What happens. */
    public sealed interface Event {
        /** The buyer said what it would take. */
        @Described(title = "The buyer said what it would take.")
        @Named("demand-stated")
        record Demanded(OfferId demand, List<Terms> ways) implements Event {
            public Demanded {
                ways = List.copyOf(ways);
            }
        }

        /** The seller chose. */
        @Described(title = "The seller chose.")
        @Named("demand-met")
        record Chosen(Terms terms) implements Event {}

        /** The demand no longer stands. */
        @Described(title = "The demand no longer stands.")
        @Named("demand-withdrawn")
        record Withdrawn() implements Event {}

        /** Nothing came of it. */
        @Described(title = "Nothing came of it.")
        @Named("demand-unmet")
        record Over() implements Event {}
    }

    /** Where it stands. */
    public record State(
            OpeningRecord<Rules> opening,
            Instant until,
            String phase,
            Optional<Event.Demanded> demand,
            Optional<Terms> chosen) {
        Item item() {
            return opening.listing().items().get(0);
        }

        private State in(String next) {
            return new State(opening, until, next, Optional.empty(), chosen);
        }
    }

    @Override
    public ProtocolId id() {
        return new ProtocolId("demand-schedule", 1);
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
        return opening.listing().items().size() == 1 && opening.has(SeatRole.BUYER, SeatRole.SELLER)
                ? Decision.accepted(List.of())
                : Decision.refused(Refusal.invalidRules("items", "must be one, of a seller, for a buyer"));
    }

    @Override
    public State begin(OpeningRecord<Rules> opening) {
        Instant until = opening.openedAt().plusSeconds(opening.rules().seconds());
        return new State(opening, until, ASKING, Optional.empty(), Optional.empty());
    }

    @Override
    public Optional<Refusal> validate(State state, Move move) {
        boolean whole = !(move instanceof Move.Demand demand)
                || (!demand.items().isEmpty()
                        && demand.items().stream()
                                .allMatch(terms ->
                                        terms.item().equals(state.item().id())
                                                && state.item().isWhole(terms)));
        return whole ? Optional.empty() : Optional.of(Refusal.of(Reason.MISSING_ISSUE));
    }

    @Override
    public Decision<Event> decide(State state, Input<Move> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> move(state, move.payload(), context),
                join -> Decision.refused(Reason.CANNOT_JOIN),
                due -> Decision.accepted(new Event.Over()),
                stockGone -> Decision.accepted(new Event.Over()),
                stakesEnded -> Decision.accepted(new Event.Withdrawn())));
    }

    private static Decision<Event> move(State state, Move move, Context context) {
        if (move instanceof Move.Demand demand) {
            return Decision.accepted(new Event.Demanded(context.offerIds().get(), demand.items()));
        }
        List<Terms> ways = state.demand().map(Event.Demanded::ways).orElse(List.of());
        int place = (int) ((Move.Choose) move).place();
        return place < ways.size()
                ? Decision.accepted(new Event.Chosen(ways.get(place)))
                : Decision.refused(Reason.STALE_OFFER);
    }

    @Override
    public State evolve(State state, Event event) {
        if (event instanceof Event.Demanded demanded) {
            return new State(state.opening(), state.until(), CHOOSING, Optional.of(demanded), Optional.empty());
        }
        if (event instanceof Event.Chosen chosen) {
            return new State(state.opening(), state.until(), SOLD, state.demand(), Optional.of(chosen.terms()));
        }
        return state.in(event instanceof Event.Withdrawn ? ASKING : OVER);
    }

    @Override
    public State putOff(State state, Duration pause) {
        return new State(state.opening(), state.until().plus(pause), state.phase(), state.demand(), state.chosen());
    }

    @Override
    public Standing standing(State state) {
        boolean open = state.phase().equals(ASKING) || state.phase().equals(CHOOSING);
        List<Award> awards = state.chosen()
                .map(terms -> List.of(Award.of(
                                seat(state, SeatRole.BUYER), seat(state, SeatRole.SELLER), state.item(), terms)
                        .fulfilling(state.demand().orElseThrow().demand().value())))
                .orElse(List.of());
        return new Standing(
                state.phase(),
                Optional.of(state.until()).filter(any -> open),
                state.opening().seats(),
                awards);
    }

    private static SeatId seat(State state, SeatRole role) {
        return state.opening().seat(role).orElseThrow().id();
    }

    /** The seller may choose any of the ways. */
    @Override
    public Bound binds(State state, SeatId mover, Move move) {
        return move instanceof Move.Demand demand
                ? new Bound(demand.items().stream().map(List::of).toList())
                : Bound.to(state.demand().map(Event.Demanded::ways).orElse(List.of()).stream()
                        .skip(((Move.Choose) move).place())
                        .limit(1)
                        .toList());
    }

    /** The dearest of the ways. */
    @Override
    public List<Stake> stakes(State state, SeatId seat) {
        if (!state.phase().equals(CHOOSING) || !seat.equals(seat(state, SeatRole.BUYER))) {
            return List.of();
        }
        Event.Demanded demand = state.demand().orElseThrow();
        Money dearest = demand.ways().stream()
                .map(state.item()::amount)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        long most = demand.ways().stream().mapToLong(state.item()::units).max().orElseThrow();
        return List.of(new Stake(
                demand.demand().value(),
                Optional.of(dearest),
                Map.of(state.item().id(), most),
                1));
    }

    @Override
    public Look shared(State state, Audience audience, Instant now) {
        return Look.of(Json.object()
                .put(
                        "ways",
                        state.demand()
                                .map(Event.Demanded::ways)
                                .orElse(List.of())
                                .size())
                .build());
    }

    @Override
    public Look own(State state, SeatId seat, Instant now) {
        boolean buyer = seat.equals(seat(state, SeatRole.BUYER));
        if (state.phase().equals(ASKING) && buyer) {
            return Look.nothing().allowing(List.of(Allowed.of("demand")));
        }
        return state.phase().equals(CHOOSING) && !buyer
                ? Look.nothing().allowing(List.of(Allowed.of("choose")))
                : Look.nothing();
    }
}
