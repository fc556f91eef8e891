// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.kernel;

import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Seats;
import dev.parley.model.SettlementFault;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Award;
import dev.parley.protocol.Bound;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Need;
import dev.parley.protocol.Opening;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Response;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Standing;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A protocol as the kernel plays it: with the opening record, the clock, the ends from outside and the order of checks that
 * every game shares. The use cases play a {@link PlayedProtocol}. A test may extend this class, to plant a fault.
 *
 * @param <R> the protocol's rules
 * @param <M> its moves
 * @param <S> its state
 * @param <E> its events
 * @since 0.1.0
 */
public class Played<R, M, S, E> {
    private static final int MOST_ANSWERS = 1_000;

    private final Protocol<R, M, S, E> game;
    private final Lifecycle lifecycle;
    private final PlayedLifecycle phases;
    private final Set<String> standingAlone;
    private final ProtocolForms<R, M, KernelEvent<E>> forms;
    private final PlayedDecision<R, M, S, E> decision;
    private final PlayedView<R, M, S, E> views;
    private final PlayedCapabilities<R, M, S, E> capabilities;

    /** A protocol to be played. */
    protected Played(Protocol<R, M, S, E> game) {
        this.game = game;
        this.lifecycle = PlayedLifecycle.of(game.lifecycle());
        this.phases = new PlayedLifecycle(game.lifecycle());
        this.standingAlone = PlayedLifecycle.standingAlone(game.lifecycle());
        this.forms = PlayedForms.of(game.forms());
        this.decision = new PlayedDecision<>(game, phases);
        this.views = new PlayedView<>(game, phases);
        this.capabilities = new PlayedCapabilities<>(game);
    }

    /** A protocol to be played. */
    public static <R, M, S, E> Played<R, M, S, E> of(Protocol<R, M, S, E> game) {
        return new Played<>(game);
    }

    /** What is played. */
    public Protocol<R, M, S, E> game() {
        return game;
    }

    /** What only some games can do. */
    public PlayedCapabilities<R, M, S, E> capabilities() {
        return capabilities;
    }

    /** How its states are written and read back; empty where the game has no form of its state. */
    public Optional<PlayedSnapshots<R, S>> snapshots() {
        return capabilities
                .snapshots()
                .map(found -> new PlayedSnapshots<>(id(), found.stateForm(), game::begin, this::standing));
    }

    /** Its name and major version. */
    public ProtocolId id() {
        return game.id();
    }

    /** The game's phases, and those in which a negotiation ends from outside. */
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    /** The game's forms, and those of the events that every game has. */
    public ProtocolForms<R, M, KernelEvent<E>> forms() {
        return forms;
    }

    /** What happens at the opening besides the opening itself, or why these rules do not fit this listing. */
    public Decision<KernelEvent<E>> open(Opening<R> opening, Context context) {
        List<SettlementFault> faults = opening.settlement()
                .faults(opening.listing().items().stream().map(Item::id).toList());
        return faults.isEmpty()
                ? PlayedDecision.wrapped(game.open(opening, context))
                : Decision.refused(Refusal.invalidRules(faults));
    }

    /** The state at the opening, before any event. */
    public PlayedState<R, S> begin(OpeningRecord<R> opening) {
        S begun = game.begin(opening);
        return PlayedState.begun(opening, begun, standing(begun));
    }

    /**
     * The state after one more event. Never refuses.
     *
     * @throws IllegalStateException if the event cannot follow; the message names phase and kind of event
     */
    public PlayedState<R, S> evolve(PlayedState<R, S> state, KernelEvent<E> event) {
        if (event instanceof KernelEvent.OfGame<E> own) {
            require(state.ended().isEmpty(), state, own.event());
            return with(state, game.evolve(state.game(), own.event()));
        }
        KernelEvent.Shared shared = ((KernelEvent.OfKernel<E>) event).event();
        require(state.ended().isEmpty(), state, shared);
        if (shared instanceof KernelEvent.Paused paused) {
            require(state.pausedAt().isEmpty(), state, paused);
            return state.paused(paused.at());
        }
        if (shared instanceof KernelEvent.Resumed resumed) {
            require(state.pausedAt().isPresent(), state, resumed);
            Duration pause = Duration.between(state.pausedAt().orElseThrow(), resumed.at());
            return with(state.running(), game.putOff(state.game(), pause));
        }
        KernelEvent.Ended end = (KernelEvent.Ended) shared;
        return with(state, game.ended(state.game(), end.reason())).ended(end);
    }

    private PlayedState<R, S> with(PlayedState<R, S> state, S next) {
        return state.with(next, standing(next));
    }

    /** Nothing is due any more once a game is over, whatever it says. */
    private Standing standing(S state) {
        Standing standing = game.standing(state);
        return standing.deadline().isPresent() && phases.isEnd(standing.phase()) ? standing.over() : standing;
    }

    private void require(boolean holds, PlayedState<R, S> state, Object event) {
        if (!holds) {
            throw new IllegalStateException(
                    event.getClass().getSimpleName() + " cannot follow in phase " + state.phase());
        }
    }

    /** What is wrong with a move whatever the time and the turn. Checked before anything about time, turn or authority. */
    public Optional<Refusal> validate(PlayedState<R, S> state, M move) {
        return game.validate(state.game(), move);
    }

    /**
     * The events that an input by itself causes, or why it is refused. A refused move changes nothing, deadlines included; a
     * deadline that is not due and news that are none cause no events.
     */
    public Decision<KernelEvent<E>> decide(PlayedState<R, S> state, KernelInput<M> input, Context context) {
        return decision.decide(state, input, context);
    }

    /** The same for what asks the game. */
    public final Decision<KernelEvent<E>> decide(PlayedState<R, S> state, Input<M> input, Context context) {
        return decide(state, KernelInput.of(input), context);
    }

    /** What the private terms of another seat answer next to what a seat has just done; empty when nothing more. */
    public Optional<Response<KernelEvent<E>>> respond(PlayedState<R, S> state, SeatId mover, Context context) {
        return capabilities
                .answers()
                .filter(any -> state.runs())
                .flatMap(answering -> answering.respond(state.game(), mover, context))
                .map(response -> new Response<>(response.seat(), PlayedDecision.wrapped(response.events())));
    }

    /**
     * All that private terms answer to a state, one after the other.
     *
     * @throws IllegalStateException if the protocol never stops answering
     */
    public final List<Response<KernelEvent<E>>> answers(PlayedState<R, S> state, SeatId mover, Context context) {
        List<Response<KernelEvent<E>>> all = new ArrayList<>(0);
        PlayedState<R, S> reached = state;
        Optional<Response<KernelEvent<E>>> next = respond(reached, mover, context);
        while (next.isPresent()) {
            if (all.size() == MOST_ANSWERS) {
                throw new IllegalStateException(id() + " answers itself without end");
            }
            all.add(next.get());
            for (KernelEvent<E> event : next.get().events()) {
                reached = evolve(reached, event);
            }
            next = respond(reached, mover, context);
        }
        return all;
    }

    /** Whether a move that answers no offer must name the revision that its mover saw. */
    public boolean needsRevision(M move) {
        return !standingAlone.contains(forms.kind(move));
    }

    /** The phase of {@link #lifecycle} that a state is in. */
    public String phase(PlayedState<R, S> state) {
        return state.phase();
    }

    /** Whether the negotiation has ended. */
    public boolean hasEnded(PlayedState<R, S> state) {
        return phases.hasEnded(state);
    }

    /** The one effective end of what is being waited for. */
    public Optional<Instant> nextDeadline(PlayedState<R, S> state) {
        return state.deadline();
    }

    /** The end of which everybody is told; another than {@link #nextDeadline} only where that would tell a secret. */
    public Optional<Instant> toldDeadline(PlayedState<R, S> state) {
        return state.runs() ? views.told(state) : Optional.empty();
    }

    /** What must be fetched into the context before an opening can be decided. */
    public Set<Need> needs(Opening<R> opening) {
        return capabilities.needs(opening);
    }

    /** What must be fetched into the context before an input can be decided; nothing where the game will not be asked. */
    public Set<Need> needs(PlayedState<R, S> state, KernelInput<M> input) {
        return decision.mayAsk(state, input) ? capabilities.needs(state, input) : Set.of();
    }

    /** What has been given to whom so far. Only grows: items settle while others go on. */
    public List<Award> awards(PlayedState<R, S> state) {
        return state.standing().awards();
    }

    /** The items that can no longer be had and were not given; only grows. */
    public Set<ItemId> gone(PlayedState<R, S> state) {
        return state.standing().gone();
    }

    /** The seats in a state; grows when parties join. */
    public List<Seat> seats(PlayedState<R, S> state) {
        return state.standing().seats();
    }

    /** To what a move binds its mover. */
    public Bound binds(PlayedState<R, S> state, SeatId mover, M move) {
        Bound bound = game.binds(state.game(), mover, move);
        requireNothingOwed(state, mover, bound.alternatives().isEmpty());
        return bound;
    }

    /** A mediator has no money and no goods at stake. */
    private void requireNothingOwed(PlayedState<R, S> state, SeatId seat, boolean nothing) {
        boolean mediates = !nothing
                && Seats.of(state.standing().seats())
                        .find(seat)
                        .filter(found -> found.role() == SeatRole.MEDIATOR)
                        .isPresent();
        if (mediates) {
            throw new IllegalStateException(id() + " lets the mediator " + seat + " owe something");
        }
    }

    /** What a seat owes beyond its awards as soon as others alone want it so; nothing once the negotiation has ended. */
    public List<Stake> stakes(PlayedState<R, S> state, SeatId seat) {
        List<Stake> stakes = hasEnded(state) ? List.of() : game.stakes(state.game(), seat);
        requireNothingOwed(state, seat, stakes.isEmpty());
        return stakes;
    }

    /** The seats whose stakes an event changes. */
    public Collection<SeatId> restaked(PlayedState<R, S> before, KernelEvent<E> event, PlayedState<R, S> after) {
        if (capabilities.manySeats().isPresent() && event instanceof KernelEvent.OfGame<E> own) {
            return capabilities.manySeats().get().restaked(before.game(), own.event(), after.game());
        }
        boolean ends = event instanceof KernelEvent.OfKernel<E> && after.ended().isPresent();
        return event instanceof KernelEvent.OfGame<E> || ends
                ? seats(after).stream().map(Seat::id).toList()
                : List.of();
    }

    /** What a seat may do now. */
    public List<Allowed> allowed(PlayedState<R, S> state, SeatId seat, Instant now) {
        return views.allowed(state, seat, now);
    }

    /** Whether the negotiation waits for a seat. */
    public boolean awaits(PlayedState<R, S> state, SeatId seat, Instant now) {
        return views.awaits(state, seat, now);
    }

    /** What a viewer sees of a state. */
    public View view(PlayedState<R, S> state, Viewer viewer, Instant now) {
        return views.of(state, viewer, now);
    }

    /** Until when, that instant excluded, {@link #view} and {@link #allowed} stay for a viewer what they are at an instant. */
    public Instant steadyUntil(PlayedState<R, S> state, Viewer viewer, Instant now) {
        return views.steadyUntil(state, viewer, now);
    }

    /** Since when a viewer's view has been what it is at an instant: one evaluation, however often it has changed by itself. */
    public Instant steadySince(PlayedState<R, S> state, Viewer viewer, Instant at) {
        return views.steadySince(state, viewer, at);
    }

    /** What a viewer sees of an event, given the state before it; empty when its very existence is hidden. */
    public Optional<View> disclose(PlayedState<R, S> before, KernelEvent<E> event, Viewer viewer) {
        return PlayedView.disclosed(forms.encode(event), viewer, () -> capabilities.explained(before, event));
    }

    /** Who sees an event: whoever may read a part of it. */
    public List<Audience> witnesses(KernelEvent<E> event) {
        return forms.encode(event).parts().stream()
                .map(EncodedEvent.Part::audience)
                .toList();
    }
}
