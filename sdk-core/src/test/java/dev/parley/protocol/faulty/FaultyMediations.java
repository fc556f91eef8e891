package dev.parley.protocol.faulty;

import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Reason;
import dev.parley.protocol.samples.Mediation;

/** Mediations with one fault each. */
final class FaultyMediations {
    private FaultyMediations() {}

    /** Takes the buyer's second answer for the seller's. */
    static final class OutOfTurn extends Mediation {
        @Override
        public Decision<Event> decide(State state, Input<Move> input, Context context) {
            Decision<Event> decision = super.decide(state, input, context);
            boolean outOfTurn = decision.match(events -> false, refusal -> refusal.code() == Reason.NOT_YOUR_TURN);
            return outOfTurn
                            && input instanceof Input.Move<Move> move
                            && move.payload() instanceof Move.Answer
                            && state.answers().containsKey(move.seat())
                    ? super.decide(state, byTheOther(state, move), context)
                    : decision;
        }

        private static Input<Move> byTheOther(State state, Input.Move<Move> move) {
            SeatId other = state.opening().seats().stream()
                    .filter(seat ->
                            seat.role() != SeatRole.MEDIATOR && !seat.id().equals(move.seat()))
                    .findFirst()
                    .orElseThrow()
                    .id();
            return new Input.Move<>(other, move.answers(), move.termsHash(), move.payload());
        }
    }

    /** Takes a yes to any proposal for one to the current one. */
    static final class TakesStaleAnswers extends Mediation {
        @Override
        public Decision<Event> decide(State state, Input<Move> input, Context context) {
            return input instanceof Input.Move<Move> move && state.proposal().isPresent()
                    ? super.decide(
                            state,
                            new Input.Move<>(
                                    move.seat(),
                                    state.proposal().map(Event.Proposed::proposal),
                                    move.termsHash(),
                                    move.payload()),
                            context)
                    : super.decide(state, input, context);
        }
    }
}
