// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.samples;

import dev.parley.form.Described;
import dev.parley.form.Form;
import dev.parley.form.Forms;
import dev.parley.form.Max;
import dev.parley.form.Min;
import dev.parley.form.Named;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.PrincipalId;
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
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Look;
import dev.parley.protocol.MoveForms;
import dev.parley.protocol.Need;
import dev.parley.protocol.NeedsFacts;
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
import java.util.Set;

/** A buyer takes an item if the host says that it is eligible at that price, and gets it if by the deadline it has paid a deposit. */
public final class GuardedSale
        implements Protocol<GuardedSale.Rules, GuardedSale.Move, GuardedSale.State, GuardedSale.Event>,
                NeedsFacts<GuardedSale.Rules, GuardedSale.Move, GuardedSale.State> {
    private static final String OFFERED = "offered";
    private static final String TAKEN = "taken";
    private static final String SOLD = "sold";
    private static final String OVER = "over";
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());
    private static final Form<HostAnswer> ANSWER = FORMS.record(HostAnswer.class);
    private static final ProtocolForms<Rules, Move, Event> FORM = new ProtocolForms<>(
            FORMS.record(Rules.class).withDefaults(new Rules(3_600)),
            MoveForms.of(FORMS.record(Take.class), FORMS.record(Lower.class)),
            EventForms.of(FORMS, Event.class));
    private static final Lifecycle LIFECYCLE = Lifecycle.begin(OFFERED)
            .phase(OFFERED)
            .move(new MoveRule("take", Set.of(SeatRole.BUYER), Set.of(TAKEN), true))
            .move(new MoveRule("lower", Set.of(SeatRole.SELLER), Set.of(OFFERED), true))
            .deadline(OVER)
            .outside(OVER)
            .phase(TAKEN)
            .deadline(SOLD, OVER)
            .outside(OVER)
            .end(SOLD)
            .end(OVER)
            .build();

    /** The public parameters. */
    @Described(title = "Guarded sale")
    public record Rules(
            @Described(title = "Seconds") @Min(1) @Max(1_000_000)
            long seconds) {}

    /**
     * What the host says of a buyer.
     *
     * @param principal of whom
     * @param holds whether it is so
     */
    @Described(title = "Answer")
    public record HostAnswer(
            @Described(title = "Principal") PrincipalId principal,
            @Described(title = "Holds") boolean holds) {}

    /** What a seat does. */
    public sealed interface Move permits Take, Lower {}

    /** Takes the item at its price. */
    @Described(title = "Take")
    public record Take() implements Move {}

    /** Lowers the price by a euro. */
    @Described(title = "Lower")
    public record Lower() implements Move {}

    /** What happens. */
    public sealed interface Event permits Lowered, Taken, Sold, Over {}

    /** The price was lowered. */
    @Described(title = "The price was lowered.")
    @Named("price-lowered")
    public record Lowered() implements Event {}

    /** The buyer took the item. */
    @Described(title = "The buyer took the item.")
    @Named("item-taken")
    public record Taken(Terms terms) implements Event {}

    /** The deposit was paid. */
    @Described(title = "The deposit was paid.")
    @Named("item-sold")
    public record Sold() implements Event {}

    /** Nothing came of it. */
    @Described(title = "Nothing came of it.")
    @Named("sale-over")
    public record Over() implements Event {}

    /** Where it stands. */
    public record State(
            OpeningRecord<Rules> opening, Instant until, String phase, long lowered, Optional<Terms> taken) {
        Item item() {
            return opening.listing().items().get(0);
        }

        Money price() {
            Money list = item().listPrice();
            return new Money(list.minorUnits() - 100 * lowered, list.currency());
        }

        Terms terms() {
            return Terms.price(item().id().value(), price());
        }
    }

    @Override
    public ProtocolId id() {
        return new ProtocolId("guarded-sale", 1);
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
    public Set<Need> needs(Opening<Rules> opening) {
        return Set.of();
    }

    @Override
    public Set<Need> needs(State state, Input<Move> input) {
        return input.match(new Input.Cases<>(
                move -> move.payload() instanceof Take ? Set.of(eligible(state)) : Set.<Need>of(),
                join -> Set.<Need>of(),
                due -> state.taken().isPresent() ? Set.<Need>of(deposit(state)) : Set.<Need>of(),
                stockGone -> Set.<Need>of(),
                ended -> Set.<Need>of()));
    }

    private static Need.OfHost eligible(State state) {
        Json subject = Json.object()
                .put("principal", buyer(state).value())
                .put("price", state.price().minorUnits())
                .build();
        return new Need.OfHost("eligible", subject, ANSWER, Audience.seat(seat(state, SeatRole.BUYER)));
    }

    private static Need.OfHost deposit(State state) {
        Json subject = Json.object().put("principal", buyer(state).value()).build();
        return new Need.OfHost("deposit", subject, ANSWER, Audience.PARTIES);
    }

    private static PrincipalId buyer(State state) {
        return state.opening().seat(SeatRole.BUYER).orElseThrow().principal();
    }

    private static SeatId seat(State state, SeatRole role) {
        return state.opening().seat(role).orElseThrow().id();
    }

    @Override
    public Decision<Event> open(Opening<Rules> opening, Context context) {
        return opening.has(SeatRole.BUYER, SeatRole.SELLER)
                ? Decision.accepted(List.of())
                : Decision.refused(Refusal.invalidRules("seats", "must be a buyer and a seller"));
    }

    @Override
    public State begin(OpeningRecord<Rules> opening) {
        Instant until = opening.openedAt().plusSeconds(opening.rules().seconds());
        return new State(opening, until, OFFERED, 0, Optional.empty());
    }

    @Override
    public Decision<Event> decide(State state, Input<Move> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> move.payload() instanceof Take ? take(state, context) : Decision.accepted(new Lowered()),
                join -> Decision.refused(Reason.CANNOT_JOIN),
                due -> Decision.accepted(
                        state.taken().isPresent()
                                        && says(state, context, deposit(state)).orElse(false)
                                ? new Sold()
                                : new Over()),
                stockGone -> Decision.accepted(new Over()),
                ended -> Decision.accepted(new Over())));
    }

    private static Decision<Event> take(State state, Context context) {
        return says(state, context, eligible(state))
                .map(holds -> holds
                        ? Decision.<Event>accepted(new Taken(state.terms()))
                        : Decision.<Event>refused(Reason.MOVE_NOT_ALLOWED))
                .orElseGet(() -> Decision.refused(Reason.FACT_UNAVAILABLE));
    }

    /** What the host says; empty where it speaks of somebody else. */
    private static Optional<Boolean> says(State state, Context context, Need.OfHost need) {
        HostAnswer said = ANSWER.build(context.said(need));
        return Optional.of(said.holds()).filter(any -> said.principal().equals(buyer(state)));
    }

    @Override
    public State evolve(State state, Event event) {
        if (event instanceof Lowered) {
            return new State(state.opening(), state.until(), OFFERED, state.lowered() + 1, Optional.empty());
        }
        if (event instanceof Taken taken) {
            return new State(state.opening(), state.until(), TAKEN, state.lowered(), Optional.of(taken.terms()));
        }
        return new State(
                state.opening(), state.until(), event instanceof Sold ? SOLD : OVER, state.lowered(), state.taken());
    }

    @Override
    public State putOff(State state, Duration pause) {
        return new State(state.opening(), state.until().plus(pause), state.phase(), state.lowered(), state.taken());
    }

    @Override
    public Standing standing(State state) {
        boolean open = state.phase().equals(OFFERED) || state.phase().equals(TAKEN);
        List<Award> awards = state.taken().filter(any -> state.phase().equals(SOLD)).stream()
                .map(terms -> Award.of(seat(state, SeatRole.BUYER), seat(state, SeatRole.SELLER), state.item(), terms)
                        .fulfilling("take"))
                .toList();
        return new Standing(
                state.phase(),
                Optional.of(state.until()).filter(any -> open),
                state.opening().seats(),
                awards);
    }

    @Override
    public Bound binds(State state, SeatId mover, Move move) {
        return move instanceof Take ? Bound.to(List.of(state.terms())) : Bound.NOTHING;
    }

    @Override
    public List<Stake> stakes(State state, SeatId seat) {
        return state.phase().equals(TAKEN) && seat.equals(seat(state, SeatRole.BUYER))
                ? List.of(new Stake(
                        "take",
                        state.taken().map(state.item()::amount),
                        Map.of(state.item().id(), 1L),
                        1))
                : List.of();
    }

    @Override
    public Look shared(State state, Audience audience, Instant now) {
        return Look.of(Json.object().put("price", state.price().minorUnits()).build());
    }

    @Override
    public Look own(State state, SeatId seat, Instant now) {
        String kind = seat.equals(seat(state, SeatRole.BUYER)) ? "take" : "lower";
        return state.phase().equals(OFFERED) ? Look.nothing().allowing(List.of(Allowed.of(kind))) : Look.nothing();
    }
}
