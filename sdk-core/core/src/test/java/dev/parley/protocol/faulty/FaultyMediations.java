// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.faulty;

import dev.parley.form.Form;
import dev.parley.form.FormFault;
import dev.parley.form.Forms;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.protocol.Bound;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.Reason;
import dev.parley.protocol.samples.Mediation;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
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
        public Bound binds(State state, SeatId mover, Move move) {
            return bound(super.binds(state, mover, move), terms -> Stream.of(terms, terms));
        }
    }

    /** Binds to no value of any issue. */
    static final class BindsToNothingOfIt extends Mediation {
        @Override
        public Bound binds(State state, SeatId mover, Move move) {
            return bound(super.binds(state, mover, move), terms -> Stream.of(Terms.of(terms.item(), Map.of())));
        }
    }

    private static Bound bound(Bound sound, Function<Terms, Stream<Terms>> faulty) {
        return new Bound(sound.alternatives().stream()
                .map(terms -> terms.stream().flatMap(faulty).toList())
                .toList());
    }

    /** Writes a number where its schema says true or false. */
    static final class WritesAnotherType extends Mediation {
        private static final ProtocolForms<Rules, Move, Event> FORMS =
                Mediation.forms(Forms.of(MethodHandles.lookup()).with(boolean.class, new AsNumber()));

        @Override
        public ProtocolForms<Rules, Move, Event> forms() {
            return FORMS;
        }

        /** 1 for true, and either when it reads. */
        private record AsNumber() implements Form<Boolean> {
            @Override
            public Json write(Boolean value) {
                return Json.of(value ? 1L : 0L);
            }

            @Override
            public Boolean build(Json json) {
                return json instanceof Json.Bool bool ? bool.value() : json.integer() == 1;
            }

            @Override
            public void check(Json json, String pointer, Consumer<FormFault> faults) {}

            @Override
            public Json schema() {
                return Json.object().put("type", "boolean").build();
            }

            @Override
            public Json sample(RandomGenerator random) {
                return Json.of(random.nextBoolean());
            }
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
