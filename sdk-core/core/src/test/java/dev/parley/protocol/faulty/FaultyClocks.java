// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.faulty;

import dev.parley.form.Forms;
import dev.parley.form.RecordForm;
import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Bound;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Lifecycle.Phase;
import dev.parley.protocol.Look;
import dev.parley.protocol.MoveForms;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.StateForm;
import dev.parley.protocol.samples.FallingClock;
import dev.parley.protocol.samples.Market;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Falling clocks with one fault each. What the kernel does for every game is at fault in {@link FaultyKernels}. */
final class FaultyClocks {
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

    /** Falls by another step each time that it is asked. */
    static final class MovesByChance extends FallingClock {
        private long asked;

        @Override
        public Decision<Event> decide(State state, Input<Move> input, Context context) {
            return input instanceof Input.Due<Move>
                    ? Decision.accepted(new Event.Fell(
                            Math.max(0, state.price() - asked++), context.at().plusSeconds(60)))
                    : super.decide(state, input, context);
        }
    }

    /** Takes its first price for the one that it has fallen to when it reads what it has written down. */
    static final class ForgetsThePrice extends FallingClock {
        @Override
        public StateForm<State> stateForm() {
            return StateForm.of(Forms.of(MethodHandles.lookup()), State.class, "price");
        }
    }

    /** Forgets for whom somebody joined when it reads a transcript. */
    static final class LosesPrincipals extends FallingClock {
        @Override
        public ProtocolForms<Rules, Move, Event> forms() {
            ProtocolForms<Rules, Move, Event> sound = super.forms();
            return sound.withEvents(sound.events().storedAs(UnaryOperator.identity(), LosesPrincipals::anonymous));
        }

        private static EncodedEvent anonymous(EncodedEvent encoded) {
            if (!encoded.type().equals("buyer-joined")) {
                return encoded;
            }
            Json seat = Market.seat("nobody", SeatRole.BUYER).toJson();
            return EncodedEvent.open(
                    encoded.type(),
                    encoded.version(),
                    Json.object(encoded.part(Audience.PARTIES))
                            .put("seat", seat)
                            .build());
        }
    }

    /** Tells the seller that it may take its own item. */
    static final class ListsTooMuch extends FallingClock {
        @Override
        public Look own(State state, SeatId seat, Instant now) {
            return super.own(state, seat, now).allowing(List.of(Allowed.of("take")));
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

    /** Loses a second of what was left at each pause. */
    static final class PauseCosts extends FallingClock {
        @Override
        public State putOff(State state, Duration pause) {
            return super.putOff(state, pause.minusSeconds(1));
        }
    }

    /** Binds a buyer to the floor and has it pay the price. */
    static final class BindsTooLittle extends FallingClock {
        @Override
        public Bound binds(State state, SeatId mover, Move move) {
            Terms floor = Market.priced(
                    state.opening().listing().items().get(0).id(),
                    state.opening().rules().floor() - 50);
            return move instanceof Move.Take ? Bound.to(List.of(floor)) : Bound.NOTHING;
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
