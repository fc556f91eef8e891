// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A game within another: what the inner one is asked and answers, and its capabilities, in the types of the one around it. A
 * capability that is not known here is not passed on.
 *
 * @param <R> the rules of both
 * @param <M> the inner moves
 * @param <S> the inner state
 * @param <E> the inner events
 * @param <N> the moves of the game around it
 * @param <W> its state
 * @param <F> its events
 * @since 0.1.0
 */
public final class WrappedGame<R, M, S, E, N, W, F> {
    private final Protocol<R, M, S, E> inner;
    private final Function<W, S> state;
    private final BiFunction<W, Input<N>, Optional<Input<M>>> input;
    private final Function<E, F> wrap;
    private final Function<F, Optional<E>> unwrap;

    /**
     * A game within another.
     *
     * @param inner which
     * @param state its state in one of the game around it
     * @param input what it is asked where the game around it is asked that; empty where that one answers by itself
     * @param wrap its event among those of the game around it
     * @param unwrap gives it back; empty for an event of the game around it
     */
    public WrappedGame(
            Protocol<R, M, S, E> inner,
            Function<W, S> state,
            BiFunction<W, Input<N>, Optional<Input<M>>> input,
            Function<E, F> wrap,
            Function<F, Optional<E>> unwrap) {
        this.inner = inner;
        this.state = state;
        this.input = input;
        this.wrap = wrap;
        this.unwrap = unwrap;
    }

    /** What the inner game decides, in events of the game around it. */
    public Decision<F> wrapped(Decision<E> decision) {
        return decision.match(events -> Decision.accepted(wrapped(events)), Decision::refused);
    }

    private List<F> wrapped(List<E> events) {
        return events.stream().map(wrap).toList();
    }

    /** What the inner game decides of an input; empty where the game around it decides. */
    public Optional<Decision<F>> decide(W around, Input<N> asked, Context context) {
        return input.apply(around, asked).map(inside -> wrapped(inner.decide(state.apply(around), inside, context)));
    }

    /** A capability of the inner game, as one of the game around it. */
    public <C> Optional<C> capability(Class<C> kind) {
        return inner.capability(kind)
                .flatMap(found -> Optional.ofNullable(passing().get(kind)).map(passed -> passed.apply(found)))
                .map(kind::cast);
    }

    @SuppressWarnings("unchecked") // a capability of the inner game has its types
    private Map<Class<?>, Function<Object, Object>> passing() {
        return Map.ofEntries(
                Map.entry(AnswersMoves.class, found -> answers((AnswersMoves<S, E>) found)),
                Map.entry(Bargains.class, found -> bargains((Bargains<S>) found)),
                Map.entry(CapsOffers.class, found -> caps((CapsOffers<S>) found)),
                Map.entry(Draws.class, found -> new Drawing<>((Draws<S>) found, state)),
                Map.entry(EncryptsSecrets.class, found -> encrypts((EncryptsSecrets<S>) found)),
                Map.entry(ExplainsEvents.class, found -> explains((ExplainsEvents<S, E>) found)),
                Map.entry(HidesDeadline.class, found -> hidesDeadline((HidesDeadline<S>) found)),
                Map.entry(HidesSeats.class, found -> hides((HidesSeats<S>) found)),
                Map.entry(ManySeats.class, found -> many((ManySeats<S, E>) found)),
                Map.entry(NeedsFacts.class, found -> new Needing<>((NeedsFacts<R, M, S>) found, state, input)),
                Map.entry(Watchable.class, found -> watchable((Watchable<S>) found)));
    }

    private AnswersMoves<W, F> answers(AnswersMoves<S, E> found) {
        return (around, mover, context) -> found.respond(state.apply(around), mover, context)
                .map(response -> new Response<>(response.seat(), wrapped(response.events())));
    }

    private Bargains<W> bargains(Bargains<S> found) {
        return (around, seat) -> found.standingOffer(state.apply(around), seat);
    }

    private CapsOffers<W> caps(CapsOffers<S> found) {
        return around -> found.offersCounted(state.apply(around));
    }

    private EncryptsSecrets<W> encrypts(EncryptsSecrets<S> found) {
        return around -> found.publishesHeaders(state.apply(around));
    }

    private ExplainsEvents<W, F> explains(ExplainsEvents<S, E> found) {
        return (before, event) -> unwrap.apply(event)
                .map(inside -> found.explained(state.apply(before), inside))
                .orElseGet(() -> Json.object().build());
    }

    private HidesDeadline<W> hidesDeadline(HidesDeadline<S> found) {
        return around -> found.toldEnd(state.apply(around));
    }

    private HidesSeats<W> hides(HidesSeats<S> found) {
        return (around, viewer) -> found.seats(state.apply(around), viewer);
    }

    /** An event of the game around it may change the inner stakes of any seat. */
    private ManySeats<W, F> many(ManySeats<S, E> found) {
        return (before, event, after) -> unwrap.apply(event)
                .<Collection<SeatId>>map(inside -> found.restaked(state.apply(before), inside, state.apply(after)))
                .orElseGet(() -> inner.standing(state.apply(after)).seats().stream()
                        .map(seat -> seat.id())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private Watchable<W> watchable(Watchable<S> found) {
        return around -> found.isWatchable(state.apply(around));
    }

    private record Needing<R, M, S, N, W>(
            NeedsFacts<R, M, S> inner, Function<W, S> state, BiFunction<W, Input<N>, Optional<Input<M>>> input)
            implements NeedsFacts<R, N, W> {
        @Override
        public Set<Need> needs(Opening<R> opening) {
            return inner.needs(opening);
        }

        @Override
        public Set<Need> needs(W around, Input<N> asked) {
            return input.apply(around, asked)
                    .map(inside -> inner.needs(state.apply(around), inside))
                    .orElse(Set.of());
        }
    }

    private record Drawing<S, W>(Draws<S> inner, Function<W, S> state) implements Draws<W> {
        @Override
        public List<SettledDraw> draws(W around) {
            return inner.draws(state.apply(around));
        }

        @Override
        public Optional<PrincipalId> auditor(W around) {
            return inner.auditor(state.apply(around));
        }

        @Override
        public Json openDraw(SettledDraw draw, DrawSeed seed, Json transcript) {
            return inner.openDraw(draw, seed, transcript);
        }
    }
}
