package dev.parley.protocol.kernel;

import dev.parley.model.ItemId;
import dev.parley.model.Seat;
import dev.parley.model.Seats;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.PureInput;
import dev.parley.protocol.PureProtocol;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Stake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the kernel decides by itself, and what it asks the game once everything that games share has been checked. */
final class PlayedDecision<R, M, S, E> {
    private final PureProtocol<R, M, S, E> game;
    private final PlayedLifecycle lifecycle;

    PlayedDecision(PureProtocol<R, M, S, E> game) {
        this.game = game;
        this.lifecycle = new PlayedLifecycle(game.lifecycle());
    }

    static <E> Decision<KernelEvent<E>> wrapped(Decision<E> decision) {
        return decision.match(
                events -> {
                    List<KernelEvent<E>> all = new ArrayList<>(events.size());
                    events.forEach(event -> all.add(new KernelEvent.OfGame<>(event)));
                    return Decision.accepted(all);
                },
                Decision::refused);
    }

    /** What the game may have to know facts for. */
    static <M> Optional<PureInput<M>> ofGame(Input<M> input) {
        return input.match(new Input.Cases<>(
                move -> Optional.of(inner(move)),
                join -> Optional.of(inner(join)),
                due -> Optional.of(new PureInput.Due<>()),
                control -> Optional.empty()));
    }

    private static <M> PureInput<M> inner(Input.Move<M> move) {
        return new PureInput.Move<>(move.seat(), move.answers(), move.termsHash(), move.payload());
    }

    private static <M> PureInput<M> inner(Input.Join<M> join) {
        return new PureInput.Join<>(join.seat(), join.privateTerms());
    }

    /** Whether a game may come to be asked about an input: nobody is asked for facts in vain. */
    boolean mayAsk(PlayedState<R, S> state, Input<M> input) {
        return input.match(new Input.Cases<>(
                move -> Seats.of(state.standing().seats())
                        .find(move.seat())
                        .filter(seat -> refused(state, move, seat).isEmpty())
                        .isPresent(),
                join -> state.runs() && !hasEnded(state),
                due -> state.runs() && !hasEnded(state),
                control -> false));
    }

    private Optional<Reason> refused(PlayedState<R, S> state, Input.Move<M> move, Seat seat) {
        return state.runs() && !hasEnded(state)
                ? lifecycle.misplaced(
                        state.standing().phase(), game.forms().kind(move.payload()), seat.role())
                : Optional.of(Reason.NEGOTIATION_CLOSED);
    }

    Decision<KernelEvent<E>> decide(PlayedState<R, S> state, Input<M> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> move(state, move, context),
                join -> join(state, join, context),
                due -> state.isOver(context.at())
                        ? ask(state, new PureInput.Due<>(), context)
                        : Decision.accepted(List.of()),
                control -> control(state, control, context)));
    }

    private Decision<KernelEvent<E>> ask(PlayedState<R, S> state, PureInput<M> input, Context context) {
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
        return refusal.isPresent() ? Decision.refused(refusal.get()) : ask(state, inner(move), context);
    }

    /** Why nobody may do anything now. */
    private Optional<Reason> closed(PlayedState<R, S> state, Instant at) {
        if (state.isOver(at)) {
            return Optional.of(Reason.DEADLINE_PASSED);
        }
        if (hasEnded(state)) {
            return Optional.of(Reason.NEGOTIATION_CLOSED);
        }
        return state.pausedAt().map(since -> Reason.NEGOTIATION_PAUSED);
    }

    private boolean hasEnded(PlayedState<R, S> state) {
        return state.ended().isPresent() || lifecycle.isEnd(state.standing().phase());
    }

    private Decision<KernelEvent<E>> join(PlayedState<R, S> state, Input.Join<M> join, Context context) {
        Seat seat = join.seat();
        Seats seats = Seats.of(state.standing().seats());
        if (seat.principal().equals(state.opening().listing().seller())) {
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
                : ask(state, inner(join), context);
    }

    /**
     * A control that comes after a deadline and before its effect is taken as it is, so that an operator can end what waits for a
     * fact that cannot be had. A pause then revives nothing, since what is left of the time is less than nothing.
     */
    private Decision<KernelEvent<E>> control(PlayedState<R, S> state, Input.Control<M> control, Context context) {
        if (hasEnded(state)) {
            return Decision.refused(Reason.NEGOTIATION_CLOSED);
        }
        Instant at = context.at();
        boolean paused = state.pausedAt().isPresent();
        return switch (control.kind()) {
            case STOCK_GONE -> stockGone(state, control.items(), context);
            case LISTING_WITHDRAWN -> accepted(new KernelEvent.Ended(EndReason.UNAVAILABLE, at));
            case AUTHORITY_ENDED -> stakesEnded(state, control, context);
            case CANCELLED -> accepted(new KernelEvent.Ended(EndReason.CANCELLED, at));
            case PAUSED -> paused ? Decision.refused(Reason.ALREADY_PAUSED) : accepted(new KernelEvent.Paused(at));
            case RESUMED -> paused ? accepted(new KernelEvent.Resumed(at)) : Decision.refused(Reason.NOT_PAUSED);
        };
    }

    private Decision<KernelEvent<E>> accepted(KernelEvent.Shared event) {
        return Decision.accepted(new KernelEvent.OfKernel<>(event));
    }

    private Decision<KernelEvent<E>> stockGone(PlayedState<R, S> state, Set<ItemId> items, Context context) {
        Set<ItemId> fresh = new HashSet<>(items);
        fresh.removeAll(state.standing().gone());
        state.standing().awards().forEach(award -> fresh.remove(award.terms().item()));
        fresh.removeIf(item -> state.opening().listing().item(item).isEmpty());
        return fresh.isEmpty() ? Decision.accepted(List.of()) : ask(state, new PureInput.StockGone<>(fresh), context);
    }

    private Decision<KernelEvent<E>> stakesEnded(PlayedState<R, S> state, Input.Control<M> control, Context context) {
        return control.losesAuthority()
                .filter(seat -> Seats.of(state.standing().seats()).find(seat).isPresent())
                .map(seat -> new PureInput.StakesEnded<M>(
                        seat,
                        game.stakes(state.game(), seat).stream()
                                .map(Stake::name)
                                .filter(name -> control.stakes()
                                        .map(named -> named.contains(name))
                                        .orElse(true))
                                .collect(Collectors.toUnmodifiableSet())))
                .filter(ended -> !ended.stakes().isEmpty())
                .map(ended -> ask(state, ended, context))
                .orElseGet(() -> Decision.accepted(List.of()));
    }
}
