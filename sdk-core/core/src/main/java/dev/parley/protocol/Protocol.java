// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.SeatId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A pure game, which the kernel plays. Time, facts and fresh ids arrive in the {@link Context}; nothing else comes in.
 *
 * <p>What every game shares is the kernel's and is written once: the opening record, the clock with its pauses, the ends that
 * come from outside, and the order of checks. The kernel asks a game only while it is open and its clock runs, before its
 * deadline, and only for moves that its {@link Lifecycle} has for that seat in that phase.
 *
 * <p>What only some games need is a capability, an interface of {@code dev.parley.protocol} that the protocol implements
 * besides: {@link AnswersMoves}, {@link Draws}, {@link EncryptsSecrets}, {@link HidesSeats}, {@link HidesDeadline}, {@link CapsOffers}, {@link
 * ExplainsEvents}, {@link FollowsUp}, {@link NeedsFacts}, {@link Bargains}, {@link Snapshots}.
 *
 * @param <R> its rules: public parameters, frozen at opening
 * @param <M> its moves
 * @param <S> its state, immutable
 * @param <E> its events
 * @since 0.1.0
 */
public interface Protocol<R, M, S, E> {
    /** Its name and major version. */
    ProtocolId id();

    /** Its phases, declared and finite: what the {@link LifecycleChecker} reads before it is registered. */
    Lifecycle lifecycle();

    /** How its rules, moves, private terms and events are described, read, checked and written. */
    ProtocolForms<R, M, E> forms();

    /** What happens at the opening besides the opening itself, often nothing, or why these rules do not fit this listing. */
    Decision<E> open(Opening<R> opening, Context context);

    /** The state at the opening, before any event: all of it public. */
    S begin(OpeningRecord<R> opening);

    /**
     * The state after one more event. Never refuses.
     *
     * @throws IllegalStateException if the event cannot follow; the message names phase and kind of event
     */
    S evolve(S state, E event);

    /**
     * What is wrong with a move whatever the time and the turn: its items, issues and values against the listing. Asked once,
     * before anything about time, turn or authority.
     */
    default Optional<Refusal> validate(S state, M move) {
        return Optional.empty();
    }

    /** The events that an input by itself causes, or why it is refused; no private terms are asked. */
    Decision<E> decide(S state, Input<M> input, Context context);

    /** Where the game stands. */
    Standing standing(S state);

    /** The state with all that is still to come put off, as a pause of that length does. */
    S putOff(S state, Duration pause);

    /** The state once the negotiation has been ended from outside: nothing follows, and only how it looks may change. */
    default S ended(S state, EndReason reason) {
        return state;
    }

    /** To what a move binds its mover: one or several alternatives, each of which the mover's authority must cover. */
    Bound binds(S state, SeatId mover, M move);

    /** What a seat owes as soon as others alone want it so; a stake that others' luck may revive is among them with nothing in it. */
    List<Stake> stakes(S state, SeatId seat);

    /** What everybody of an audience sees: {@link Audience#PARTIES}, {@link Audience#OPERATORS}. */
    Look shared(S state, Audience audience, Instant now);

    /** What one seat sees besides, and what it may do. Its details are laid over those of {@link #shared}. */
    Look own(S state, SeatId seat, Instant now);

    /** The protocol as one that can do something that only some can; itself where it implements that. */
    default <C> Optional<C> capability(Class<C> kind) {
        return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
    }
}
