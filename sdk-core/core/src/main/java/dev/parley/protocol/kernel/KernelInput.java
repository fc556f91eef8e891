// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.kernel;

import dev.parley.model.SeatId;
import dev.parley.protocol.Input;
import java.util.Optional;
import java.util.function.Function;

/**
 * What asks the kernel for a decision: what asks the game, or something from outside that every game has. Closed: handle it with
 * {@link #match}.
 *
 * @param <M> the protocol's moves
 * @since 0.1.0
 */
public sealed interface KernelInput<M> {
    /** The result of the case that this input is. */
    <T> T match(Function<Input<M>, T> ofGame, Function<Control, T> ofKernel);

    /** What asks the game. */
    static <M> KernelInput<M> of(Input<M> input) {
        return new OfGame<>(input);
    }

    /** What the kernel decides by itself. */
    static <M> KernelInput<M> of(Control control) {
        return new OfKernel<>(control);
    }

    /** Who moves or joins; empty for the clock and for what comes from outside. */
    default Optional<SeatId> mover() {
        return match(
                asked -> asked.match(new Input.Cases<>(
                        move -> Optional.of(move.seat()),
                        join -> Optional.of(join.seat().id()),
                        due -> Optional.empty(),
                        gone -> Optional.empty(),
                        ended -> Optional.empty(),
                        lapsed -> Optional.empty())),
                control -> Optional.empty());
    }

    /** The move, where it is one. */
    default Optional<Input.Move<M>> move() {
        return match(
                asked -> asked instanceof Input.Move<M> move ? Optional.of(move) : Optional.empty(),
                control -> Optional.empty());
    }

    /** Whose authority has ended, where that is what happened. */
    default Optional<SeatId> losesAuthority() {
        return match(
                asked -> asked instanceof Input.StakesEnded<M> ended ? Optional.of(ended.seat()) : Optional.empty(),
                control -> Optional.empty());
    }

    /** Whether it comes from outside: neither from a seat nor from the clock. */
    default boolean isFromOutside() {
        return match(
                asked -> asked instanceof Input.StockGone<M>
                        || asked instanceof Input.StakesEnded<M>
                        || asked instanceof Input.DealLapsed<M>,
                control -> true);
    }

    /**
     * What asks the game. What is said of stock and stakes may be known to it already: then nothing happens.
     *
     * @param input as it is found; the game is asked only of what is new to it
     */
    record OfGame<M>(Input<M> input) implements KernelInput<M> {
        @Override
        public <T> T match(Function<Input<M>, T> ofGame, Function<Control, T> ofKernel) {
            return ofGame.apply(input);
        }
    }

    /**
     * What the kernel decides by itself.
     *
     * @param control what happened
     */
    record OfKernel<M>(Control control) implements KernelInput<M> {
        @Override
        public <T> T match(Function<Input<M>, T> ofGame, Function<Control, T> ofKernel) {
            return ofKernel.apply(control);
        }
    }

    /**
     * What may happen to every game from outside. Never refused while the negotiation is open, except by a pause that finds it
     * paused and a resumption that finds it running.
     */
    enum Control {
        /** The host withdrew the listing. */
        LISTING_WITHDRAWN,
        /** An operator ended the negotiation. */
        CANCELLED,
        /** An operator stopped the clock: no moves, no deadlines. */
        PAUSED,
        /** An operator started it again: what was left of each deadline is left still. */
        RESUMED
    }
}
