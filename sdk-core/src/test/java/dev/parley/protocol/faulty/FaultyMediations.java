package dev.parley.protocol.faulty;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.protocol.Codecs;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Reason;
import dev.parley.protocol.WireMove;
import dev.parley.protocol.samples.Mediation;
import dev.parley.protocol.samples.MediationCodecs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Takes a yes to any terms for one to the proposal's. */
    static final class TakesWrongTerms extends Mediation {
        @Override
        public Decision<Event> decide(State state, Input<Move> input, Context context) {
            return input instanceof Input.Move<Move> move
                    ? super.decide(state, withRightHash(state, move), context)
                    : super.decide(state, input, context);
        }
    }

    /** Takes a yes without a hash for one to the proposal's terms. */
    static final class NeedsNoHash extends Mediation {
        @Override
        public Decision<Event> decide(State state, Input<Move> input, Context context) {
            return input instanceof Input.Move<Move> move && move.termsHash().isEmpty()
                    ? super.decide(state, withRightHash(state, move), context)
                    : super.decide(state, input, context);
        }
    }

    /** Binds whoever says yes twice to each item. */
    static final class BindsTwice extends Mediation {
        @Override
        public List<Terms> binds(State state, SeatId mover, Move move) {
            List<Terms> once = super.binds(state, mover, move);
            return Stream.concat(once.stream(), once.stream()).toList();
        }
    }

    /** Binds to no value of any issue. */
    static final class BindsToNothingOfIt extends Mediation {
        @Override
        public List<Terms> binds(State state, SeatId mover, Move move) {
            return super.binds(state, mover, move).stream()
                    .map(terms -> Terms.of(terms.item(), Map.of()))
                    .toList();
        }
    }

    /** Writes into an answer what its schema does not know. */
    static final class WritesUnknownFields extends Mediation {
        @Override
        public Codecs<Rules, Move, Event> codecs() {
            return new MediationCodecs() {
                @Override
                public WireMove writeMove(Move move) {
                    WireMove written = super.writeMove(move);
                    Json.Builder payload = Json.object().put("note", "unknown");
                    written.payload().members().forEach(payload::put);
                    return new WireMove(written.kind(), written.items(), payload.build());
                }
            };
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

    private static Input<Mediation.Move> withRightHash(Mediation.State state, Input.Move<Mediation.Move> move) {
        Optional<Hash> hash = state.proposal().map(proposal -> Terms.hash(proposal.items()));
        return new Input.Move<>(move.seat(), move.answers(), hash, move.payload());
    }
}
