// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.faulty;

import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.KernelInput.Control;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import dev.parley.protocol.samples.FallingClock;
import dev.parley.protocol.samples.FallingClock.Event;
import dev.parley.protocol.samples.FallingClock.Move;
import dev.parley.protocol.samples.FallingClock.Rules;
import dev.parley.protocol.samples.FallingClock.State;
import dev.parley.protocol.samples.SealedSale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Kernels with one fault each in what they do for every game. */
final class FaultyKernels {
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private FaultyKernels() {}

    private abstract static class OfClock extends Played<Rules, Move, State, Event> {
        OfClock() {
            super(new FallingClock());
        }

        static Context shifted(Context context, Duration by) {
            return new Context(context.at().plus(by), context.offerIds());
        }
    }

    /** Goes on counting moves until a microsecond after the deadline. */
    static final class LateMoves extends OfClock {
        @Override
        public Decision<KernelEvent<Event>> decide(
                PlayedState<Rules, State> state, KernelInput<Move> input, Context context) {
            return super.decide(
                    state, input, input.move().isPresent() ? shifted(context, MICROSECOND.negated()) : context);
        }
    }

    /** Stops counting moves a microsecond before the deadline. */
    static final class EarlyClose extends OfClock {
        @Override
        public Decision<KernelEvent<Event>> decide(
                PlayedState<Rules, State> state, KernelInput<Move> input, Context context) {
            return super.decide(state, input, input.move().isPresent() ? shifted(context, MICROSECOND) : context);
        }
    }

    /** Asks the game when a deadline is a microsecond early. */
    static final class EarlyFall extends OfClock {
        @Override
        public Decision<KernelEvent<Event>> decide(
                PlayedState<Rules, State> state, KernelInput<Move> input, Context context) {
            boolean due = input.mover().isEmpty() && !input.isFromOutside();
            return super.decide(state, input, due ? shifted(context, MICROSECOND) : context);
        }
    }

    /** Says that nothing it shows will ever change, and forgets that nobody may move at the deadline. */
    static final class NeverStale extends OfClock {
        @Override
        public Instant steadyUntil(PlayedState<Rules, State> state, Viewer viewer, Instant now) {
            return Instant.MAX;
        }
    }

    /** Extends the deadline by a second whenever it refuses a move. */
    static final class RefusalsExtend extends OfClock {
        private int refusals;

        @Override
        public PlayedState<Rules, State> begin(OpeningRecord<Rules> opening) {
            refusals = 0;
            return super.begin(opening);
        }

        @Override
        public Decision<KernelEvent<Event>> decide(
                PlayedState<Rules, State> state, KernelInput<Move> input, Context context) {
            Decision<KernelEvent<Event>> decision = super.decide(state, input, context);
            if (input.move().isPresent() && decision instanceof Decision.Refused<KernelEvent<Event>>) {
                refusals++;
            }
            return decision;
        }

        @Override
        public Optional<Instant> nextDeadline(PlayedState<Rules, State> state) {
            return super.nextDeadline(state).map(end -> end.plusSeconds(refusals));
        }
    }

    /** Refuses to be cancelled while nobody has joined. */
    static final class CannotBeCancelled extends OfClock {
        @Override
        public Decision<KernelEvent<Event>> decide(
                PlayedState<Rules, State> state, KernelInput<Move> input, Context context) {
            boolean cancelled = input.match(asked -> false, Control.CANCELLED::equals);
            return cancelled && seats(state).size() == 1
                    ? Decision.refused(Reason.MOVE_NOT_ALLOWED)
                    : super.decide(state, input, context);
        }
    }

    /** Keeps the seller's unit at stake for ever. */
    static final class HoldsForEver extends OfClock {
        @Override
        public List<Stake> stakes(PlayedState<Rules, State> state, SeatId seat) {
            return game().stakes(state.game(), seat);
        }
    }

    /** Lets somebody join once all is over. */
    static final class AnyoneJoins extends OfClock {
        @Override
        public Decision<KernelEvent<Event>> decide(
                PlayedState<Rules, State> state, KernelInput<Move> input, Context context) {
            Decision<KernelEvent<Event>> decision = super.decide(state, input, context);
            boolean turnedAway =
                    decision.match(events -> false, refusal -> refusal.code() == Reason.NEGOTIATION_CLOSED);
            return turnedAway && state.ended().isEmpty()
                    ? input.match(asked -> joined(asked, decision), control -> decision)
                    : decision;
        }

        private static Decision<KernelEvent<Event>> joined(Input<Move> input, Decision<KernelEvent<Event>> otherwise) {
            return input instanceof Input.Join<Move> join
                    ? Decision.accepted(new KernelEvent.OfGame<>(new Event.Joined(join.seat())))
                    : otherwise;
        }
    }

    /** Keeps from operators that they see events. */
    static final class ForgetsOperators
            extends Played<SealedSale.Rules, SealedSale.Move, SealedSale.State, SealedSale.Event> {
        ForgetsOperators() {
            super(new SealedSale());
        }

        @Override
        public List<Audience> witnesses(KernelEvent<SealedSale.Event> event) {
            return super.witnesses(event).stream()
                    .filter(audience -> !audience.equals(Audience.OPERATORS))
                    .toList();
        }
    }
}
