// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.samples;

import dev.parley.form.Described;
import dev.parley.form.Forms;
import dev.parley.form.Named;
import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Bound;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.EventForms;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Lifecycle.Phase;
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
import dev.parley.protocol.WrappedGame;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Any game, begun only once whoever opened it has agreed to the house rules. While it is read the game waits as in a pause; then
 * it goes on unchanged.
 */
public final class ConsentFirst<R, M, S, E>
        implements Protocol<R, ConsentFirst.Move<M>, ConsentFirst.State<R, S>, ConsentFirst.Event<E>> {
    private static final String READING = "reading-house-rules";
    private static final String DECLINED = "house-rules-declined";
    private static final Duration TIME_TO_READ = Duration.ofHours(1);
    private static final Set<SeatRole> ANYBODY = Set.of(SeatRole.values());
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());

    private final Protocol<R, M, S, E> inner;
    private final ProtocolForms<R, Move<M>, Event<E>> forms;
    private final WrappedGame<R, M, S, E, Move<M>, State<R, S>, Event<E>> wrapping;

    /** That game with house rules before it. */
    public ConsentFirst(Protocol<R, M, S, E> inner) {
        this.inner = inner;
        this.wrapping = new WrappedGame<>(inner, State::game, this::inside, Event.Of::new, ConsentFirst::ofGame);
        MoveForms<Move<M>> own = MoveForms.<Answer>of(
                        FORMS.record(Answer.Agree.class), FORMS.record(Answer.Decline.class))
                .within(
                        Move.Own::new,
                        move -> move instanceof Move.Own<M> mine ? Optional.of(mine.answer()) : Optional.empty());
        MoveForms<Move<M>> passed = inner.forms()
                .moves()
                .within(
                        Move.Of::new,
                        move -> move instanceof Move.Of<M> of ? Optional.of(of.move()) : Optional.empty());
        EventForms<Event<E>> told = EventForms.of(FORMS, Answered.class)
                .within(
                        Event.Own::new,
                        event -> event instanceof Event.Own<E> mine ? Optional.of(mine.event()) : Optional.empty());
        EventForms<Event<E>> events = inner.forms().events().within(Event.Of::new, ConsentFirst::ofGame);
        this.forms = inner.forms().withMoves(passed.and(own)).withEvents(events.and(told));
    }

    private static <E> Optional<E> ofGame(Event<E> event) {
        return event instanceof Event.Of<E> of ? Optional.of(of.event()) : Optional.empty();
    }

    /** What a seat does. */
    public sealed interface Move<M> {
        /** A move of the game. */
        record Of<M>(M move) implements Move<M> {}

        /** An answer to the house rules. */
        record Own<M>(Answer answer) implements Move<M> {}
    }

    /** An answer to the house rules. */
    public sealed interface Answer {
        /** Yes. */
        @Described(title = "Agree to the house rules")
        @Named("agree-to-house-rules")
        record Agree() implements Answer {}

        /** No. */
        @Described(title = "Decline the house rules")
        @Named("decline-house-rules")
        record Decline() implements Answer {}
    }

    /** What happens. */
    public sealed interface Event<E> {
        /** An event of the game. */
        record Of<E>(E event) implements Event<E> {}

        /** That the house rules were answered. */
        record Own<E>(Answered event) implements Event<E> {}
    }

    /** That the house rules were answered. */
    public sealed interface Answered {
        /** They were agreed to, at an instant. */
        @Described(title = "The house rules were agreed to.")
        @Named("house-rules-agreed")
        record Agreed(Instant at) implements Answered {}

        /** They were declined, or left unanswered. */
        @Described(title = "The house rules were declined.")
        @Named("house-rules-declined")
        record Refused() implements Answered {}
    }

    /** Where it stands: the game's state, and until when the house rules are read. */
    public record State<R, S>(OpeningRecord<R> opening, S game, Instant until, boolean agreed, boolean declined) {
        private State<R, S> with(S next) {
            return new State<>(opening, next, until, agreed, declined);
        }
    }

    @Override
    public ProtocolId id() {
        return new ProtocolId("consent-" + inner.id().name(), inner.id().version());
    }

    @Override
    public Lifecycle lifecycle() {
        Lifecycle game = inner.lifecycle();
        Set<String> outside = new HashSet<>(Set.of(READING));
        game.phases().stream()
                .filter(phase -> phase.name().equals(game.initial()))
                .forEach(phase -> outside.addAll(phase.controlTo()));
        List<Phase> phases = new ArrayList<>();
        phases.add(new Phase(
                READING,
                false,
                List.of(
                        new MoveRule("agree-to-house-rules", ANYBODY, Set.of(game.initial())),
                        new MoveRule("decline-house-rules", ANYBODY, Set.of(DECLINED))),
                Set.of(DECLINED),
                outside));
        phases.addAll(game.phases());
        phases.add(Phase.terminal(DECLINED));
        return new Lifecycle(READING, phases);
    }

    @Override
    public ProtocolForms<R, Move<M>, Event<E>> forms() {
        return forms;
    }

    @Override
    public Decision<Event<E>> open(Opening<R> opening, Context context) {
        return wrapping.wrapped(inner.open(opening, context));
    }

    @Override
    public State<R, S> begin(OpeningRecord<R> opening) {
        return new State<>(opening, inner.begin(opening), opening.openedAt().plus(TIME_TO_READ), false, false);
    }

    @Override
    public State<R, S> evolve(State<R, S> state, Event<E> event) {
        if (event instanceof Event.Of<E> of) {
            return state.with(inner.evolve(state.game(), of.event()));
        }
        if (((Event.Own<E>) event).event() instanceof Answered.Agreed agreed) {
            Duration read = Duration.between(state.until().minus(TIME_TO_READ), agreed.at());
            return new State<>(state.opening(), inner.putOff(state.game(), read), state.until(), true, false);
        }
        return new State<>(state.opening(), state.game(), state.until(), false, true);
    }

    @Override
    public Optional<Refusal> validate(State<R, S> state, Move<M> move) {
        return move instanceof Move.Of<M> of ? inner.validate(state.game(), of.move()) : Optional.empty();
    }

    @Override
    public Decision<Event<E>> decide(State<R, S> state, Input<Move<M>> input, Context context) {
        return wrapping.decide(state, input, context)
                .orElseGet(() -> input instanceof Input.Move<Move<M>> move
                        ? answered(state, move, context.at())
                        : Decision.accepted(new Event.Own<>(new Answered.Refused())));
    }

    /** What the game is asked: all but the answers to the house rules, and the end of the time to read them. */
    private Optional<Input<M>> inside(State<R, S> state, Input<Move<M>> input) {
        return input.match(new Input.Cases<>(
                move -> move.payload() instanceof Move.Of<M> of
                        ? Optional.of(new Input.Move<>(move.seat(), move.answers(), move.termsHash(), of.move()))
                        : Optional.empty(),
                join -> Optional.of(new Input.Join<>(join.seat(), join.privateTerms())),
                due -> state.agreed() ? Optional.of(new Input.Due<>()) : Optional.empty(),
                gone -> Optional.of(new Input.StockGone<>(gone.items())),
                ended -> Optional.of(new Input.StakesEnded<>(ended.seat(), ended.stakes()))));
    }

    private Decision<Event<E>> answered(State<R, S> state, Input.Move<Move<M>> move, Instant at) {
        if (!move.seat().equals(state.opening().openedBy())) {
            return Decision.refused(Reason.NOT_YOUR_TURN);
        }
        boolean agrees = move.payload() instanceof Move.Own<M> own && own.answer() instanceof Answer.Agree;
        return Decision.accepted(new Event.Own<>(agrees ? new Answered.Agreed(at) : new Answered.Refused()));
    }

    private boolean isReading(State<R, S> state) {
        String phase = inner.standing(state.game()).phase();
        boolean ended = inner.lifecycle().phase(phase).orElseThrow().terminal();
        return !state.agreed() && !state.declined() && !ended;
    }

    @Override
    public Standing standing(State<R, S> state) {
        Standing game = inner.standing(state.game());
        if (!isReading(state) && !state.declined()) {
            return game;
        }
        return new Standing(
                state.declined() ? DECLINED : READING,
                Optional.of(state.until()).filter(any -> !state.declined()),
                game.seats(),
                game.awards(),
                game.gone());
    }

    @Override
    public State<R, S> putOff(State<R, S> state, Duration pause) {
        return new State<>(
                state.opening(),
                inner.putOff(state.game(), pause),
                state.until().plus(pause),
                state.agreed(),
                state.declined());
    }

    @Override
    public State<R, S> ended(State<R, S> state, EndReason reason) {
        return state.with(inner.ended(state.game(), reason));
    }

    @Override
    public Bound binds(State<R, S> state, SeatId mover, Move<M> move) {
        return move instanceof Move.Of<M> of ? inner.binds(state.game(), mover, of.move()) : Bound.NOTHING;
    }

    @Override
    public List<Stake> stakes(State<R, S> state, SeatId seat) {
        return state.declined() ? List.of() : inner.stakes(state.game(), seat);
    }

    @Override
    public Look shared(State<R, S> state, Audience audience, Instant now) {
        return isReading(state)
                ? Look.of(Json.object().put("houseRules", "read").build())
                : inner.shared(state.game(), audience, now);
    }

    @Override
    public Look own(State<R, S> state, SeatId seat, Instant now) {
        if (!isReading(state)) {
            return state.declined() ? Look.nothing() : inner.own(state.game(), seat, now);
        }
        boolean asked = seat.equals(state.opening().openedBy());
        return asked
                ? Look.nothing()
                        .allowing(List.of(Allowed.of("agree-to-house-rules"), Allowed.of("decline-house-rules")))
                : Look.nothing();
    }

    @Override
    public <C> Optional<C> capability(Class<C> kind) {
        return wrapping.capability(kind);
    }
}
