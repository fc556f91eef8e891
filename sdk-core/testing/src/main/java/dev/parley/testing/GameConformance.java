// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.protocol.Protocol;
import dev.parley.protocol.kernel.Played;

/**
 * {@link ProtocolConformance} for a pure game, played as the kernel plays it: pauses and ends from outside included.
 *
 * @param <R> the game's rules
 * @param <M> its moves
 * @param <S> its state
 * @param <E> its events
 * @since 0.1.0
 */
public abstract class GameConformance<R, M, S, E> extends ProtocolConformance<R, M, S, E> {
    /** For the test class that extends it. */
    protected GameConformance() {}

    /** The game. */
    protected abstract Protocol<R, M, S, E> game();

    @Override
    public Played<R, M, S, E> protocol() {
        return Played.of(game());
    }
}
