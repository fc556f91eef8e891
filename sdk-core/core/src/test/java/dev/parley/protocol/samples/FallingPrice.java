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
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.model.Value;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A price that falls by itself, one step of equal length after another, from the list price to nothing; the buyer takes the item
 * at the price of the moment. No event tells of a step: the price is a function of time.
 */
public final class FallingPrice
        implements Protocol<FallingPrice.Rules, FallingPrice.Take, FallingPrice.State, FallingPrice.Event> {
    private static final String FALLING = "falling";
    private static final String TAKEN = "taken";
    private static final String OVER = "over";
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());
    private static final ProtocolForms<Rules, Take, Event> FORM = new ProtocolForms<>(
            FORMS.record(Rules.class).withDefaults(new Rules(60, 100)),
            MoveForms.of(FORMS.record(Take.class)),
            EventForms.of(FORMS, Event.class));
    private static final Lifecycle LIFECYCLE = Lifecycle.begin(FALLING)
            .phase(FALLING)
            .move("take", SeatRole.BUYER, TAKEN)
            .deadline(OVER)
            .outside(OVER)
            .end(TAKEN)
            .end(OVER)
            .build();

    /**
     * The public parameters.
     *
     * @param stepSeconds how long each price lasts
     * @param steps how many prices there are
     */
    @Described(title = "Falling price")
    public record Rules(
            @Described(title = "Seconds of a step") @Min(1) @Max(86_400)
            long stepSeconds,

            @Described(title = "Steps") @Min(1) @Max(10_000) long steps) {}

    /** Takes the item at the price of the moment, at most that of these terms. */
    @Described(title = "Take it")
    public record Take(@Part(MoveForms.TERMS) List<Terms> items) {
        public Take {
            items = List.copyOf(items);
        }
    }

    /** What happens. */
    public sealed interface Event {
        /** The buyer took the item at these terms. */
        @Described(title = "The buyer took the item.")
        @Named("item-taken")
        record Taken(Terms terms) implements Event {}

        /** Nobody took it. */
        @Described(title = "Nobody took the item.")
        @Named("price-fallen")
        record Fallen() implements Event {}
    }

    /** Where it stands: since when the price falls, and what came of it. */
    public record State(OpeningRecord<Rules> opening, Instant start, String phase, Optional<Terms> taken) {
        Item item() {
            return opening.listing().items().get(0);
        }

        long step(Instant at) {
            long passed =
                    Duration.between(start, at).toSeconds() / opening.rules().stepSeconds();
            return Math.max(0, Math.min(passed, opening.rules().steps() - 1));
        }

        Instant begins(long step) {
            return start.plusSeconds(step * opening.rules().stepSeconds());
        }

        Terms at(Instant now) {
            long list = item().listPrice().minorUnits();
            long cents = list - list * step(now) / opening.rules().steps();
            return Terms.of(
                    item().id(),
                    Map.of(
                            item().price().id(),
                            Value.of(new Money(cents, item().listPrice().currency()))));
        }
    }

    @Override
    public ProtocolId id() {
        return new ProtocolId("falling-price", 1);
    }

    @Override
    public Lifecycle lifecycle() {
        return LIFECYCLE;
    }

    @Override
    public ProtocolForms<Rules, Take, Event> forms() {
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
        return new State(opening, opening.openedAt(), FALLING, Optional.empty());
    }

    @Override
    public Optional<Refusal> validate(State state, Take move) {
        boolean whole = move.items().size() == 1
                && move.items().get(0).item().equals(state.item().id())
                && state.item().isWhole(move.items().get(0));
        return whole ? Optional.empty() : Optional.of(Refusal.of(Reason.UNKNOWN_ITEM));
    }

    @Override
    public Decision<Event> decide(State state, Input<Take> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> take(state, move.payload().items().get(0), context.at()),
                join -> Decision.refused(Reason.CANNOT_JOIN),
                due -> Decision.accepted(new Event.Fallen()),
                stockGone -> Decision.accepted(new Event.Fallen()),
                stakesEnded -> Decision.accepted(new Event.Fallen())));
    }

    private static Decision<Event> take(State state, Terms most, Instant at) {
        Terms now = state.at(at);
        long asked = state.item().amount(now).minorUnits();
        return asked <= state.item().amount(most).minorUnits()
                ? Decision.accepted(new Event.Taken(now))
                : Decision.refused(Reason.STALE_OFFER);
    }

    @Override
    public State evolve(State state, Event event) {
        return event instanceof Event.Taken taken
                ? new State(state.opening(), state.start(), TAKEN, Optional.of(taken.terms()))
                : new State(state.opening(), state.start(), OVER, Optional.empty());
    }

    @Override
    public State putOff(State state, Duration pause) {
        return new State(state.opening(), state.start().plus(pause), state.phase(), state.taken());
    }

    @Override
    public Standing standing(State state) {
        List<Award> awards = state.taken()
                .map(terms -> List.of(
                        Award.of(seat(state, SeatRole.BUYER), seat(state, SeatRole.SELLER), state.item(), terms)))
                .orElse(List.of());
        Optional<Instant> end = Optional.of(state.begins(state.opening().rules().steps()))
                .filter(any -> state.phase().equals(FALLING));
        return new Standing(state.phase(), end, state.opening().seats(), awards);
    }

    private static SeatId seat(State state, SeatRole role) {
        return state.opening().seat(role).orElseThrow().id();
    }

    @Override
    public Bound binds(State state, SeatId mover, Take move) {
        return Bound.to(move.items());
    }

    /** The buyer alone can make the seller sell, from the opening on. */
    @Override
    public List<Stake> stakes(State state, SeatId seat) {
        Map<ItemId, Long> one = Map.of(state.item().id(), 1L);
        return state.phase().equals(FALLING) && seat.equals(seat(state, SeatRole.SELLER))
                ? List.of(Stake.ofGoods("price", one, 1))
                : List.of();
    }

    @Override
    public Look shared(State state, Audience audience, Instant now) {
        if (!state.phase().equals(FALLING)) {
            return Look.nothing();
        }
        long step = state.step(now);
        Json details =
                Json.object().put("price", state.item().amount(state.at(now))).build();
        return Look.of(details).during(state.begins(step), state.begins(step + 1));
    }

    @Override
    public Look own(State state, SeatId seat, Instant now) {
        boolean buys = state.phase().equals(FALLING) && seat.equals(seat(state, SeatRole.BUYER));
        long step = state.step(now);
        Json limits =
                Json.object().put("price", state.item().amount(state.at(now))).build();
        return buys
                ? Look.nothing()
                        .allowing(List.of(new Allowed("take", Optional.empty(), limits)))
                        .during(state.begins(step), state.begins(step + 1))
                : Look.nothing();
    }
}
