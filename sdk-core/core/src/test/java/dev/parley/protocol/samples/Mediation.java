// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.samples;

import dev.parley.form.Forms;
import dev.parley.form.Min;
import dev.parley.form.Named;
import dev.parley.form.Part;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
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
import dev.parley.protocol.EncryptsSecrets;
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
import java.util.Set;
import java.util.TreeMap;

/**
 * Mediation: a mediator proposes terms of every item, buyer and seller each say yes or no without knowing what the other
 * says; two yeses are an agreement, anything else the next round. Silence until the deadline is a no.
 */
public class Mediation
        implements Protocol<Mediation.Rules, Mediation.Move, Mediation.State, Mediation.Event>,
                EncryptsSecrets<Mediation.State>,
                Snapshots<Mediation.State> {
    private static final String PROPOSING = "proposing";
    private static final String ANSWERING = "answering";
    private static final String AGREED = "agreed";
    private static final String FAILED = "failed";
    private static final Set<SeatRole> PARTIES = Set.of(SeatRole.BUYER, SeatRole.SELLER);
    private static final StateForm<State> STATE = StateForm.of(Forms.of(MethodHandles.lookup()), State.class);
    private static final ProtocolForms<Rules, Move, Event> FORMS = forms(Forms.of(MethodHandles.lookup()));
    private static final Lifecycle LIFECYCLE = Lifecycle.begin(PROPOSING)
            .phase(PROPOSING)
            .move("propose", SeatRole.MEDIATOR, ANSWERING)
            .deadline(FAILED)
            .outside(FAILED)
            .phase(ANSWERING)
            .move(new MoveRule("answer", PARTIES, Set.of(ANSWERING, PROPOSING, AGREED, FAILED)))
            .deadline(PROPOSING, FAILED)
            .outside(FAILED)
            .end(AGREED)
            .end(FAILED)
            .build();

    /** Public parameters. */
    public record Rules(@Min(0) long roundSeconds, @Min(0) long rounds) {}

    /** What a seat does. */
    public sealed interface Move {
        record Propose(@Part(MoveForms.TERMS) List<Terms> items) implements Move {}

        record Answer(boolean yes) implements Move {}
    }

    /** What happens. */
    public sealed interface Event {
        @Named("terms-proposed")
        record Proposed(OfferId proposal, List<Terms> items, Instant until) implements Event {}

        /** Whose answer it is may be known to an operator, what it is to the seat alone. */
        @Named("proposal-answered")
        record Answered(
                @Part("operators") SeatId seat,
                @Part("seat:seat") boolean yes) implements Event {}

        @Named("terms-agreed")
        record Agreed() implements Event {}

        @Named("proposal-rejected")
        record Rejected(Instant until) implements Event {}

        @Named("mediation-ended")
        record Ended() implements Event {}
    }

    /** Where it stands. */
    public record State(
            OpeningRecord<Rules> opening,
            String phase,
            long round,
            Instant until,
            Optional<Event.Proposed> proposal,
            Map<SeatId, Boolean> answers) {
        State in(String next) {
            return new State(opening, next, round, until, proposal, answers);
        }

        boolean isAt(SeatId seat, SeatRole role) {
            return opening.seat(role).orElseThrow().id().equals(seat);
        }

        List<Terms> terms() {
            return proposal.map(Event.Proposed::items).orElse(List.of());
        }

        Item item(Terms terms) {
            return opening.listing().item(terms.item()).orElseThrow();
        }

        private Instant roundFrom(Instant at) {
            return at.plusSeconds(opening.rules().roundSeconds());
        }
    }

    @Override
    public ProtocolId id() {
        return new ProtocolId("mediation", 1);
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

    /** The forms of a mediation whose components have these forms. */
    public static ProtocolForms<Rules, Move, Event> forms(Forms components) {
        return new ProtocolForms<>(
                components.record(Rules.class),
                MoveForms.of(components.record(Move.Propose.class), components.record(Move.Answer.class)),
                EventForms.of(components, Event.class));
    }

    @Override
    public Decision<Event> open(Opening<Rules> opening, Context context) {
        return opening.has(SeatRole.BUYER, SeatRole.SELLER, SeatRole.MEDIATOR)
                ? Decision.accepted(List.of())
                : Decision.refused(Reason.INVALID_RULES);
    }

    @Override
    public State begin(OpeningRecord<Rules> opening) {
        Instant until = opening.openedAt().plusSeconds(opening.rules().roundSeconds());
        return new State(opening, PROPOSING, 1, until, Optional.empty(), Map.of());
    }

    @Override
    public Optional<Refusal> validate(State state, Move move) {
        if (!(move instanceof Move.Propose propose)) {
            return Optional.empty();
        }
        Listing listing = state.opening().listing();
        boolean all = propose.items().size() == listing.items().size();
        return listing.faultsOfWhole(propose.items()).stream()
                .findFirst()
                .map(Refusal::of)
                .or(() -> all ? Optional.empty() : Optional.of(Refusal.of(Reason.MISSING_ISSUE)));
    }

    @Override
    public Decision<Event> decide(State state, Input<Move> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> move.payload() instanceof Move.Answer answer
                        ? answer(state, move, answer.yes(), context.at())
                        : Decision.accepted(new Event.Proposed(
                                context.offerIds().get(),
                                ((Move.Propose) move.payload()).items(),
                                state.roundFrom(context.at()))),
                join -> Decision.refused(Reason.CANNOT_JOIN),
                due -> Decision.accepted(
                        state.phase().equals(ANSWERING) ? rejected(state, state.until()) : new Event.Ended()),
                stockGone -> Decision.accepted(new Event.Ended()),
                stakesEnded -> Decision.accepted(new Event.Ended())));
    }

    private static Decision<Event> answer(State state, Input.Move<Move> move, boolean yes, Instant at) {
        if (state.answers().containsKey(move.seat())) {
            return Decision.refused(Reason.NOT_YOUR_TURN);
        }
        boolean current = move.answers().equals(state.proposal().map(Event.Proposed::proposal))
                && (!yes || move.termsHash().equals(Optional.of(Terms.hash(state.terms()))));
        if (!current) {
            return Decision.refused(Reason.STALE_OFFER);
        }
        Event answered = new Event.Answered(move.seat(), yes);
        if (state.answers().isEmpty()) {
            return Decision.accepted(answered);
        }
        boolean agreed = yes && !state.answers().containsValue(false);
        return Decision.accepted(List.of(answered, agreed ? new Event.Agreed() : rejected(state, at)));
    }

    private static Event rejected(State state, Instant at) {
        return state.round() < state.opening().rules().rounds()
                ? new Event.Rejected(state.roundFrom(at))
                : new Event.Ended();
    }

    @Override
    public State evolve(State state, Event event) {
        if (event instanceof Event.Proposed made) {
            return new State(state.opening(), ANSWERING, state.round(), made.until(), Optional.of(made), Map.of());
        }
        if (event instanceof Event.Answered answered) {
            Map<SeatId, Boolean> answers = new TreeMap<>(state.answers());
            answers.put(answered.seat(), answered.yes());
            return new State(state.opening(), ANSWERING, state.round(), state.until(), state.proposal(), answers);
        }
        if (event instanceof Event.Rejected rejected) {
            return new State(
                    state.opening(), PROPOSING, state.round() + 1, rejected.until(), Optional.empty(), Map.of());
        }
        return state.in(event instanceof Event.Agreed ? AGREED : FAILED);
    }

    @Override
    public State putOff(State state, Duration pause) {
        return new State(
                state.opening(),
                state.phase(),
                state.round(),
                state.until().plus(pause),
                state.proposal(),
                state.answers());
    }

    @Override
    public Standing standing(State state) {
        List<Award> awards = state.phase().equals(AGREED) ? awards(state) : List.of();
        return new Standing(
                state.phase(), Optional.of(state.until()), state.opening().seats(), awards);
    }

    private static List<Award> awards(State state) {
        SeatId buyer = state.opening().seat(SeatRole.BUYER).orElseThrow().id();
        SeatId seller = state.opening().seat(SeatRole.SELLER).orElseThrow().id();
        String name = state.proposal().orElseThrow().proposal().value();
        return state.terms().stream()
                .map(terms -> Award.of(buyer, seller, state.item(terms), terms).fulfilling(name))
                .toList();
    }

    @Override
    public Bound binds(State state, SeatId mover, Move move) {
        return move instanceof Move.Answer answer && answer.yes() ? Bound.to(state.terms()) : Bound.NOTHING;
    }

    /** Whoever said yes is at the other's mercy, who may have said yes or not. */
    @Override
    public List<Stake> stakes(State state, SeatId seat) {
        if (!state.answers().getOrDefault(seat, false)) {
            return List.of();
        }
        Map<ItemId, Long> units = new TreeMap<>();
        Money money = Money.zero(state.opening().listing().currency());
        for (Terms terms : state.terms()) {
            units.put(terms.item(), state.item(terms).units(terms));
            money = money.plus(state.item(terms).amount(terms));
        }
        String name = state.proposal().orElseThrow().proposal().value();
        return List.of(
                state.isAt(seat, SeatRole.BUYER)
                        ? new Stake(name, Optional.of(money), units, 1)
                        : Stake.ofGoods(name, units, 1));
    }

    @Override
    public boolean publishesHeaders(State state) {
        return state.phase().equals(AGREED);
    }

    /** All see the proposal. */
    @Override
    public Look shared(State state, Audience audience, Instant now) {
        return Look.of(Json.object()
                .put("round", state.round())
                .putIf("proposal", state.proposal(), proposal -> Json.array(proposal.items(), Terms::toJson))
                .build());
    }

    /** Each sees its own answer. */
    @Override
    public Look own(State state, SeatId seat, Instant now) {
        Optional<Boolean> answer = Optional.ofNullable(state.answers().get(seat));
        boolean mediates = state.isAt(seat, SeatRole.MEDIATOR);
        Look look = Look.of(Json.object().putIf("answer", answer, Json::of).build());
        if (state.phase().equals(PROPOSING) && mediates) {
            return look.allowing(List.of(Allowed.of("propose")));
        }
        boolean answers = state.phase().equals(ANSWERING) && !mediates && answer.isEmpty();
        return answers
                ? look.allowing(List.of(new Allowed(
                        "answer",
                        state.proposal().map(Event.Proposed::proposal),
                        Json.object().build())))
                : look;
    }
}
