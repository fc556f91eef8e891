// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.kernel;

import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
import dev.parley.model.Seats;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.FollowsUp;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Stake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the kernel decides by itself, and what it asks the game once everything that games share has been checked. */
final class PlayedDecision<R, M, S, E> {
    private final Protocol<R, M, S, E> game;
    private final PlayedLifecycle lifecycle;
    private final Optional<FollowsUp<S>> followsUp;

    @SuppressWarnings("unchecked") // a capability has the types of the protocol that has it
    PlayedDecision(Protocol<R, M, S, E> game, PlayedLifecycle lifecycle) {
        this.game = game;
        this.lifecycle = lifecycle;
        this.followsUp = game.capability(FollowsUp.class).map(found -> (FollowsUp<S>) found);
    }

    static <E> Decision<KernelEvent<E>> wrapped(Decision<E> decision) {
        return decision.match(events -> Decision.accepted(wrapped(events)), Decision::refused);
    }

    static <E> List<KernelEvent<E>> wrapped(List<E> events) {
        List<KernelEvent<E>> all = new ArrayList<>(events.size());
        events.forEach(event -> all.add(new KernelEvent.OfGame<>(event)));
        return all;
    }

    Decision<KernelEvent<E>> decide(PlayedState<R, S> state, KernelInput<M> input, Context context) {
        return input.match(
                asked -> asked.match(new Input.Cases<>(
                        move -> move(state, move, context),
                        join -> join(state, join, context),
                        due -> state.isOver(context.at()) ? ask(state, due, context) : Decision.accepted(List.of()),
                        gone -> unlessEnded(state, () -> stockGone(state, gone.items(), context)),
                        ended -> unlessEnded(state, () -> stakesEnded(state, ended, context)),
                        lapsed -> unlessEnded(state, () -> dealLapsed(state, lapsed, context)))),
                control -> unlessEnded(state, () -> control(state, control, context.at())));
    }

    /** Whether a game may come to be asked about an input: nobody is asked for facts in vain. */
    boolean mayAsk(PlayedState<R, S> state, KernelInput<M> input) {
        boolean goesOn = state.runs() && !lifecycle.hasEnded(state);
        return goesOn
                && input.match(
                        asked -> asked.match(new Input.Cases<>(
                                move -> isPlaced(state, move),
                                join -> true,
                                due -> true,
                                gone -> false,
                                ended -> false,
                                lapsed -> false)),
                        control -> false);
    }

    private boolean isPlaced(PlayedState<R, S> state, Input.Move<M> move) {
        return Seats.of(state.standing().seats())
                .find(move.seat())
                .filter(seat -> lifecycle
                        .misplaced(state.standing().phase(), game.forms().kind(move.payload()), seat.role())
                        .isEmpty())
                .isPresent();
    }

    private Decision<KernelEvent<E>> ask(PlayedState<R, S> state, Input<M> input, Context context) {
        return wrapped(game.decide(state.game(), input, context));
    }

    private Decision<KernelEvent<E>> move(PlayedState<R, S> state, Input.Move<M> move, Context context) {
        Optional<Seat> seat = Seats.of(state.standing().seats()).find(move.seat());
        if (seat.isEmpty()) {
            return Decision.refused(Reason.NOT_ENTITLED);
        }
        Optional<Reason> refusal = closed(state, context.at())
                .or(() -> lifecycle.misplaced(
                        state.standing().phase(),
                        game.forms().kind(move.payload()),
                        seat.get().role()));
        return refusal.isPresent() ? Decision.refused(refusal.get()) : ask(state, move, context);
    }

    /** Why nobody may do anything now. */
    private Optional<Reason> closed(PlayedState<R, S> state, Instant at) {
        if (state.isOver(at)) {
            return Optional.of(Reason.DEADLINE_PASSED);
        }
        if (lifecycle.hasEnded(state)) {
            return Optional.of(Reason.NEGOTIATION_CLOSED);
        }
        return state.pausedAt().map(since -> Reason.NEGOTIATION_PAUSED);
    }

    private Decision<KernelEvent<E>> join(PlayedState<R, S> state, Input.Join<M> join, Context context) {
        Seat seat = join.seat();
        Seats seats = Seats.of(state.standing().seats());
        if (seat.principal().equals(state.opening().listing().owner())) {
            return Decision.refused(Reason.PRINCIPAL_ON_BOTH_SIDES);
        }
        Optional<Reason> closed = closed(state, context.at());
        if (closed.isPresent()) {
            return Decision.refused(closed.get());
        }
        if (seats.of(seat.principal()).isPresent() || seats.find(seat.id()).isPresent()) {
            return Decision.refused(Reason.ALREADY_JOINED);
        }
        return lifecycle
                        .misplaced(state.standing().phase(), MoveRule.JOIN, seat.role())
                        .isPresent()
                ? Decision.refused(Reason.CANNOT_JOIN)
                : ask(state, join, context);
    }

    /**
     * What comes from outside after a deadline and before its effect is taken as it is, so that an operator can end what waits for
     * a fact that cannot be had. A pause then revives nothing, since what is left of the time is less than nothing.
     */
    private Decision<KernelEvent<E>> unlessEnded(PlayedState<R, S> state, Supplier<Decision<KernelEvent<E>>> decision) {
        return lifecycle.hasEnded(state) ? Decision.refused(Reason.NEGOTIATION_CLOSED) : decision.get();
    }

    private Decision<KernelEvent<E>> control(PlayedState<R, S> state, KernelInput.Control control, Instant at) {
        boolean paused = state.pausedAt().isPresent();
        return switch (control) {
            case LISTING_WITHDRAWN -> accepted(new KernelEvent.Ended(EndReason.UNAVAILABLE, at));
            case CANCELLED -> accepted(new KernelEvent.Ended(EndReason.CANCELLED, at));
            case PAUSED -> paused ? Decision.refused(Reason.ALREADY_PAUSED) : accepted(new KernelEvent.Paused(at));
            case RESUMED -> paused ? accepted(new KernelEvent.Resumed(at)) : Decision.refused(Reason.NOT_PAUSED);
        };
    }

    private Decision<KernelEvent<E>> accepted(KernelEvent.Shared event) {
        return Decision.accepted(new KernelEvent.OfKernel<>(event));
    }

    /** The game hears of what is gone and of what cannot settle without it; what it has given it need not care for. */
    private Decision<KernelEvent<E>> stockGone(PlayedState<R, S> state, Set<ItemId> items, Context context) {
        Set<ItemId> all =
                state.opening().listing().items().stream().map(Item::id).collect(Collectors.toSet());
        Set<ItemId> gone = new HashSet<>(state.standing().gone());
        boolean anew = gone.addAll(items.stream()
                .filter(all::contains)
                .filter(item -> !isSettled(state, item))
                .toList());
        Set<ItemId> fresh = new HashSet<>(anew ? state.opening().settlement().lost(all, gone) : Set.of());
        fresh.removeAll(state.standing().gone());
        fresh.removeIf(item -> isSettled(state, item));
        return fresh.isEmpty() ? Decision.accepted(List.of()) : ask(state, new Input.StockGone<>(fresh), context);
    }

    /** An item is settled once it was awarded and no seller has more units of it at stake. */
    private boolean isSettled(PlayedState<R, S> state, ItemId item) {
        return state.standing().awards().stream()
                        .anyMatch(award -> award.terms().item().equals(item))
                && state.standing().seats().stream()
                        .filter(seat -> seat.role() == SeatRole.SELLER)
                        .flatMap(seat -> game.stakes(state.game(), seat.id()).stream())
                        .noneMatch(stake -> stake.units().getOrDefault(item, 0L) > 0);
    }

    private Decision<KernelEvent<E>> dealLapsed(PlayedState<R, S> state, Input.DealLapsed<M> lapsed, Context context) {
        boolean heeded =
                followsUp.filter(following -> following.followsUp(state.game())).isPresent();
        return heeded ? ask(state, lapsed, context) : Decision.accepted(List.of());
    }

    private Decision<KernelEvent<E>> stakesEnded(PlayedState<R, S> state, Input.StakesEnded<M> ended, Context context) {
        if (Seats.of(state.standing().seats()).find(ended.seat()).isEmpty()) {
            return Decision.accepted(List.of());
        }
        Set<String> standing = game.stakes(state.game(), ended.seat()).stream()
                .map(Stake::name)
                .filter(ended.stakes()::contains)
                .collect(Collectors.toUnmodifiableSet());
        return standing.isEmpty()
                ? Decision.accepted(List.of())
                : ask(state, new Input.StakesEnded<>(ended.seat(), standing), context);
    }
}
