package dev.parley.protocol.samples;

import dev.parley.form.Forms;
import dev.parley.form.Min;
import dev.parley.form.Named;
import dev.parley.form.Part;
import dev.parley.form.Size;
import dev.parley.model.Hash;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.OfferId;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Mediation: a mediator proposes terms of every item, buyer and seller each say yes or no without knowing what the other
 * says; two yeses are an agreement, anything else the next round. Silence until the deadline is a no.
 */
public class Mediation implements Protocol<Mediation.Rules, Mediation.Move, Mediation.State, Mediation.Event> {
    private static final ProtocolForms<Rules, Move, Event> FORMS = forms(Forms.of(MethodHandles.lookup()));

    /** Public parameters. */
    public record Rules(@Min(0) long roundSeconds, @Min(0) long rounds) {}

    /** What a seat does. */
    public sealed interface Move {
        record Propose(@Part(MoveForms.TERMS) List<Terms> items) implements Move {}

        record Answer(boolean yes) implements Move {}
    }

    /** What happens. */
    public sealed interface Event {
        @Named("mediation-opened")
        record Opened(Listing listing, Rules rules, List<Seat> seats, Instant until) implements Event {
            public Opened {
                seats = List.copyOf(seats);
            }
        }

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
        record Ended(@Size(max = 16) String phase) implements Event {}

        record Paused(Instant at) implements Event {}

        record Resumed(Instant at) implements Event {}
    }

    /** Where it stands. */
    public record State(
            String phase,
            Event.Opened opening,
            long round,
            Optional<Event.Proposed> proposal,
            Map<SeatId, Boolean> answers,
            Deadline deadline) {
        public State {
            answers = Map.copyOf(answers);
        }

        boolean open() {
            return phase.equals("proposing") || phase.equals("answering");
        }

        State with(Deadline next) {
            return new State(phase, opening, round, proposal, answers, next);
        }

        State in(String next) {
            return new State(next, opening, round, proposal, answers, deadline);
        }

        SeatId seat(SeatRole role) {
            return opening.seats().stream()
                    .filter(seat -> seat.role() == role)
                    .findFirst()
                    .orElseThrow()
                    .id();
        }

        List<Terms> terms() {
            return proposal.map(Event.Proposed::items).orElse(List.of());
        }

        Item item(Terms terms) {
            return opening.listing().item(terms.item()).orElseThrow();
        }
    }

    @Override
    public ProtocolId id() {
        return new ProtocolId("mediation", 1);
    }

    @Override
    public Lifecycle lifecycle() {
        Set<SeatRole> parties = Set.of(SeatRole.BUYER, SeatRole.SELLER);
        MoveRule propose = new MoveRule("propose", Set.of(SeatRole.MEDIATOR), Set.of("answering"));
        MoveRule answer = new MoveRule("answer", parties, Set.of("answering", "proposing", "agreed", "failed"));
        return new Lifecycle(
                "proposing",
                List.of(
                        new Phase("proposing", false, List.of(propose), Set.of("failed"), Set.of("ended")),
                        new Phase("answering", false, List.of(answer), Set.of("proposing", "failed"), Set.of("ended")),
                        Phase.terminal("agreed"),
                        Phase.terminal("failed"),
                        Phase.terminal("ended")));
    }

    @Override
    public ProtocolForms<Rules, Move, Event> forms() {
        return FORMS;
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
        Set<SeatRole> roles = opening.seats().stream().map(Seat::role).collect(Collectors.toSet());
        return roles.size() == 3
                ? Decision.accepted(new Event.Opened(
                        opening.listing(), opening.rules(), opening.seats(), until(opening.rules(), context.at())))
                : Decision.refused(Reason.INVALID_RULES);
    }

    private static Instant until(Rules rules, Instant at) {
        return at.plusSeconds(rules.roundSeconds());
    }

    @Override
    public Optional<Refusal> validate(State state, Move move) {
        if (!(move instanceof Move.Propose propose)) {
            return Optional.empty();
        }
        Listing listing = state.opening().listing();
        Optional<Refusal> fault =
                listing.faults(propose.items()).stream().findFirst().map(Refusal::of);
        return fault.or(() ->
                isWhole(state, propose.items()) ? Optional.empty() : Optional.of(Refusal.of(Reason.MISSING_ISSUE)));
    }

    private static boolean isWhole(State state, List<Terms> items) {
        return items.size() == state.opening().listing().items().size()
                && items.stream()
                        .allMatch(terms -> state.item(terms).missing(terms).isEmpty());
    }

    @Override
    public Decision<Event> decide(State state, Input<Move> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> move(state, move, context),
                join -> Decision.refused(state.open() ? Reason.CANNOT_JOIN : Reason.NEGOTIATION_CLOSED),
                due -> due(state, context.at()),
                control -> control(state, control, context.at())));
    }

    private static Optional<Decision<Event>> closed(State state, Instant at) {
        return state.deadline().barred(state.open(), at).map(reason -> Decision.refused(reason));
    }

    private static boolean mayAnswer(State state, SeatId seat) {
        return state.phase().equals("answering")
                && !state.answers().containsKey(seat)
                && (seat.equals(state.seat(SeatRole.BUYER)) || seat.equals(state.seat(SeatRole.SELLER)));
    }

    private static boolean mayPropose(State state, SeatId seat) {
        return state.phase().equals("proposing") && seat.equals(state.seat(SeatRole.MEDIATOR));
    }

    private static Decision<Event> move(State state, Input.Move<Move> move, Context context) {
        return closed(state, context.at()).orElseGet(() -> {
            if (move.payload() instanceof Move.Propose propose) {
                return mayPropose(state, move.seat())
                        ? Decision.accepted(new Event.Proposed(
                                context.offerIds().get(),
                                propose.items(),
                                until(state.opening().rules(), context.at())))
                        : Decision.refused(Reason.NOT_YOUR_TURN);
            }
            return answer(state, move, ((Move.Answer) move.payload()).yes(), context.at());
        });
    }

    private static Decision<Event> answer(State state, Input.Move<Move> move, boolean yes, Instant at) {
        if (!mayAnswer(state, move.seat())) {
            return Decision.refused(Reason.NOT_YOUR_TURN);
        }
        Optional<Hash> hash = state.proposal().map(proposal -> Terms.hash(proposal.items()));
        boolean current = move.answers().equals(state.proposal().map(Event.Proposed::proposal))
                && (!yes || move.termsHash().equals(hash));
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
        Rules rules = state.opening().rules();
        return state.round() < rules.rounds() ? new Event.Rejected(until(rules, at)) : new Event.Ended("failed");
    }

    private static Decision<Event> due(State state, Instant at) {
        if (!state.open() || !state.deadline().passed(at)) {
            return Decision.accepted(List.of());
        }
        return Decision.accepted(
                state.phase().equals("answering")
                        ? rejected(state, state.deadline().end())
                        : new Event.Ended("failed"));
    }

    private static Decision<Event> control(State state, Input.Control<Move> control, Instant at) {
        if (!state.open()) {
            return Decision.refused(Reason.NEGOTIATION_CLOSED);
        }
        boolean paused = state.deadline().paused();
        return switch (control.kind()) {
            case PAUSED -> paused ? Decision.refused(Reason.ALREADY_PAUSED) : Decision.accepted(new Event.Paused(at));
            case RESUMED -> paused ? Decision.accepted(new Event.Resumed(at)) : Decision.refused(Reason.NOT_PAUSED);
            case STOCK_GONE, LISTING_WITHDRAWN, CANCELLED, AUTHORITY_ENDED ->
                Decision.accepted(new Event.Ended("ended"));
        };
    }

    @Override
    public State begin(Event first) {
        if (first instanceof Event.Opened opened) {
            return new State("proposing", opened, 1, Optional.empty(), Map.of(), Deadline.at(opened.until()));
        }
        throw new IllegalStateException("no mediation begins with " + first);
    }

    @Override
    public State evolve(State state, Event event) {
        if (event instanceof Event.Proposed proposed) {
            return new State(
                    "answering",
                    state.opening(),
                    state.round(),
                    Optional.of(proposed),
                    Map.of(),
                    Deadline.at(proposed.until()));
        }
        if (event instanceof Event.Answered answered) {
            Map<SeatId, Boolean> answers = new TreeMap<>(state.answers());
            answers.put(answered.seat(), answered.yes());
            return new State(
                    state.phase(), state.opening(), state.round(), state.proposal(), answers, state.deadline());
        }
        if (event instanceof Event.Agreed) {
            return state.in("agreed");
        }
        if (event instanceof Event.Rejected rejected) {
            return new State(
                    "proposing",
                    state.opening(),
                    state.round() + 1,
                    Optional.empty(),
                    Map.of(),
                    Deadline.at(rejected.until()));
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
        if (!state.phase().equals("agreed")) {
            return List.of();
        }
        return state.terms().stream()
                .map(terms -> new Award(
                        state.seat(SeatRole.BUYER),
                        state.seat(SeatRole.SELLER),
                        terms,
                        state.item(terms).amount(terms),
                        state.item(terms).units(terms)))
                .toList();
    }

    @Override
    public List<Terms> binds(State state, SeatId mover, Move move) {
        return move instanceof Move.Answer answer && answer.yes() ? state.terms() : List.of();
    }

    /** Whoever said yes is at the other's mercy, who may have said yes or not. */
    @Override
    public Exposure exposure(State state, SeatId seat) {
        if (!state.phase().equals("answering") || !state.answers().getOrDefault(seat, false)) {
            return Exposure.NONE;
        }
        Map<ItemId, Long> units = new TreeMap<>();
        Money money = Money.zero(state.opening().listing().currency());
        for (Terms terms : state.terms()) {
            units.put(terms.item(), state.item(terms).units(terms));
            money = money.plus(state.item(terms).amount(terms));
        }
        boolean pays = seat.equals(state.seat(SeatRole.BUYER));
        return new Exposure(Optional.of(money).filter(amount -> pays), units, 1);
    }

    @Override
    public List<Allowed> allowed(State state, SeatId seat, Instant now) {
        if (closed(state, now).isPresent()) {
            return List.of();
        }
        Json anything = Json.object().build();
        if (mayPropose(state, seat)) {
            return List.of(new Allowed("propose", Optional.empty(), anything));
        }
        return mayAnswer(state, seat)
                ? List.of(new Allowed("answer", state.proposal().map(Event.Proposed::proposal), anything))
                : List.of();
    }

    @Override
    public List<Seat> seats(State state) {
        return state.opening().seats();
    }

    /** All see the proposal; each sees its own answer. */
    @Override
    public View view(State state, Viewer viewer, Instant now) {
        Optional<SeatId> seat = viewer.match(party -> Optional.of(party.seat()), operator -> Optional.empty());
        return new View(
                state.phase(),
                Json.object()
                        .put("round", state.round())
                        .putIf("until", nextDeadline(state), Json::of)
                        .putIf("proposal", state.proposal(), proposal -> Json.array(proposal.items(), Terms::toJson))
                        .putIf(
                                "answer",
                                seat.flatMap(own ->
                                        Optional.ofNullable(state.answers().get(own))),
                                Json::of)
                        .build());
    }

    @Override
    public boolean publishesHeaders(State state) {
        return state.phase().equals("agreed");
    }

    @Override
    public Optional<View> disclose(State before, Event event, Viewer viewer) {
        boolean hidden = event instanceof Event.Answered answered && !viewer.equals(new Viewer.Party(answered.seat()));
        View seen = new View(forms().encode(event).type(), Json.object().build());
        return hidden ? Optional.empty() : Optional.of(seen);
    }
}
