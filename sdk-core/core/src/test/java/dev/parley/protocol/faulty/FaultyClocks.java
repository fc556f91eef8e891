package dev.parley.protocol.faulty;

import dev.parley.form.Forms;
import dev.parley.form.RecordForm;
import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Exposure;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Lifecycle.Phase;
import dev.parley.protocol.MoveForms;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.samples.FallingClock;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Falling clocks with one fault each. */
final class FaultyClocks {
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private FaultyClocks() {}

    /** Declares that withdrawing leaves the item unsold; it ends the clock. */
    static final class UndeclaredTransition extends FallingClock {
        @Override
        public Lifecycle lifecycle() {
            Phase running = super.lifecycle().phase("running").orElseThrow();
            List<MoveRule> moves = running.moves().stream()
                    .map(rule -> rule.kind().equals("withdraw")
                            ? new MoveRule("withdraw", Set.of(SeatRole.SELLER), Set.of("unsold"))
                            : rule)
                    .toList();
            Phase changed = new Phase("running", false, moves, running.deadlineTo(), running.controlTo());
            return new Lifecycle(
                    "running",
                    List.of(changed, Phase.terminal("sold"), Phase.terminal("unsold"), Phase.terminal("ended")));
        }
    }

    /** Goes on counting moves until a microsecond after the deadline. */
    static final class LateMoves extends FallingClock {
        @Override
        public Decision<Event> decide(State state, Input<Move> input, Context context) {
            Context earlier = new Context(context.at().minus(MICROSECOND), context.offerIds());
            return super.decide(state, input, input instanceof Input.Move<Move> ? earlier : context);
        }
    }

    /** Stops counting moves a microsecond before the deadline. */
    static final class EarlyClose extends FallingClock {
        @Override
        public Decision<Event> decide(State state, Input<Move> input, Context context) {
            Context later = new Context(context.at().plus(MICROSECOND), context.offerIds());
            return super.decide(state, input, input instanceof Input.Move<Move> ? later : context);
        }
    }

    /** Says that nothing it shows will ever change, and forgets that nobody may move at the deadline. */
    static final class NeverStale extends FallingClock {
        @Override
        public Instant steadyUntil(State state, Viewer viewer, Instant now) {
            return Instant.MAX;
        }
    }

    /** Falls when it is a microsecond early. */
    static final class EarlyFall extends FallingClock {
        @Override
        public Decision<Event> decide(State state, Input<Move> input, Context context) {
            Context later = new Context(context.at().plus(MICROSECOND), context.offerIds());
            return super.decide(state, input, input instanceof Input.Due<Move> ? later : context);
        }
    }

    /** Extends the deadline by a second whenever it refuses a move. */
    static final class RefusalsExtend extends FallingClock {
        private int refusals;

        @Override
        public State begin(Event first) {
            refusals = 0;
            return super.begin(first);
        }

        @Override
        public Decision<Event> decide(State state, Input<Move> input, Context context) {
            Decision<Event> decision = super.decide(state, input, context);
            if (input instanceof Input.Move<Move> && decision instanceof Decision.Refused<Event>) {
                refusals++;
            }
            return decision;
        }

        @Override
        public Optional<Instant> nextDeadline(State state) {
            return super.nextDeadline(state).map(end -> end.plusSeconds(refusals));
        }
    }

    /** Falls by another step each time that it is asked. */
    static final class MovesByChance extends FallingClock {
        private long asked;

        @Override
        public Decision<Event> decide(State state, Input<Move> input, Context context) {
            Decision<Event> decision = super.decide(state, input, context);
            boolean falls = input instanceof Input.Due<Move> && decision.match(List::isEmpty, refusal -> true);
            return falls || !(input instanceof Input.Due<Move>)
                    ? decision
                    : Decision.accepted(new Event.Fell(
                            Math.max(0, state.price() - asked++), context.at().plusSeconds(60)));
        }
    }

    /** Forgets who joined when it reads a transcript. */
    static final class LosesSeats extends FallingClock {
        @Override
        public ProtocolForms<Rules, Move, Event> forms() {
            ProtocolForms<Rules, Move, Event> sound = super.forms();
            return sound.withEvents(sound.events().storedAs(UnaryOperator.identity(), LosesSeats::withoutSeats));
        }

        private static EncodedEvent withoutSeats(EncodedEvent encoded) {
            if (!encoded.type().equals("clock-opened")) {
                return encoded;
            }
            Json.Builder content = Json.object(encoded.part(Audience.PARTIES));
            return EncodedEvent.open(
                    encoded.type(),
                    encoded.version(),
                    content.put("seats", Json.array(List.of())).build());
        }
    }

    /** Tells the seller that it may take its own item. */
    static final class ListsTooMuch extends FallingClock {
        @Override
        public List<Allowed> allowed(State state, SeatId seat, Instant now) {
            return super.allowed(state, seat, now).stream()
                    .map(one -> new Allowed("take", one.answers(), one.limits()))
                    .toList();
        }
    }

    /** Refuses to be cancelled while nobody has joined. */
    static final class CannotBeCancelled extends FallingClock {
        @Override
        public Decision<Event> decide(State state, Input<Move> input, Context context) {
            boolean alone = state.seats().size() == 1;
            boolean cancelled =
                    input instanceof Input.Control<Move> control && control.kind() == Input.ControlKind.CANCELLED;
            return alone && cancelled ? Decision.refused(Reason.MOVE_NOT_ALLOWED) : super.decide(state, input, context);
        }
    }

    /** Decides that a second buyer joins, and then does not take it. */
    static final class EvolveRefuses extends FallingClock {
        @Override
        public State evolve(State state, Event event) {
            if (event instanceof Event.Joined && state.seats().size() == 2) {
                throw new IllegalStateException(event + " cannot follow in " + state);
            }
            return super.evolve(state, event);
        }
    }

    /** Keeps the seller's unit at stake for ever. */
    static final class HoldsForEver extends FallingClock {
        @Override
        public Exposure exposure(State state, SeatId seat) {
            return super.exposure(super.begin(reopened(state)), seat);
        }

        private static Event reopened(State state) {
            return new Event.Opened(state.item(), state.rules(), state.seats(), state.seller(), Instant.EPOCH);
        }
    }

    /** Loses a second of what was left at each pause. */
    static final class PauseCosts extends FallingClock {
        @Override
        public State evolve(State state, Event event) {
            return super.evolve(
                    state,
                    event instanceof Event.Resumed resumed
                            ? new Event.Resumed(resumed.at().minusSeconds(1))
                            : event);
        }
    }

    /** Binds a buyer to the floor and has it pay the price. */
    static final class BindsTooLittle extends FallingClock {
        @Override
        public List<Terms> binds(State state, SeatId mover, Move move) {
            State floor = super.evolve(state, new Event.Fell(state.rules().floor() - 50, Instant.EPOCH));
            return super.binds(floor, mover, move);
        }
    }

    /** Lets a seller join that its phases do not let in. */
    static final class AnyoneJoins extends FallingClock {
        @Override
        public Decision<Event> decide(State state, Input<Move> input, Context context) {
            Decision<Event> decision = super.decide(state, input, context);
            boolean turnedAway =
                    decision.match(events -> false, refusal -> refusal.code() == Reason.NEGOTIATION_CLOSED);
            return input instanceof Input.Join<Move> join && turnedAway
                    ? Decision.accepted(new Event.Joined(new Seat(
                            join.seat().id(), SeatRole.BUYER, join.seat().principal())))
                    : decision;
        }
    }

    /** Has no schema for withdrawing. */
    static final class LacksSchema extends FallingClock {
        @Override
        public ProtocolForms<Rules, Move, Event> forms() {
            RecordForm<Move.Take> take = Forms.of(MethodHandles.lookup()).record(Move.Take.class);
            return super.forms().withMoves(MoveForms.of(take));
        }
    }

    /** Waits in a phase where nobody moves and nothing is due. */
    static final class DeadEnd extends FallingClock {
        @Override
        public Lifecycle lifecycle() {
            Phase running = super.lifecycle().phase("running").orElseThrow();
            MoveRule waits = new MoveRule("take", Set.of(SeatRole.BUYER), Set.of("waiting"));
            MoveRule ends = new MoveRule("withdraw", Set.of(SeatRole.SELLER), Set.of("ended"));
            return new Lifecycle(
                    "running",
                    List.of(
                            new Phase("running", false, List.of(waits, ends), running.deadlineTo(), Set.of("ended")),
                            new Phase("waiting", false, List.of(), Set.of(), Set.of("ended")),
                            Phase.terminal("unsold"),
                            Phase.terminal("ended")));
        }
    }

    /** Falls for ever: only an operator can end it. */
    static final class NeverEnds extends FallingClock {
        @Override
        public Lifecycle lifecycle() {
            MoveRule take = new MoveRule("take", Set.of(SeatRole.BUYER), Set.of("running"));
            MoveRule back = new MoveRule("withdraw", Set.of(SeatRole.SELLER), Set.of("running"));
            return new Lifecycle(
                    "running",
                    List.of(
                            new Phase("running", false, List.of(take, back), Set.of("running"), Set.of("ended")),
                            Phase.terminal("ended")));
        }
    }
}
