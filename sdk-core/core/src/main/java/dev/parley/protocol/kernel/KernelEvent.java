// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.kernel;

import dev.parley.form.Described;
import dev.parley.form.Named;
import dev.parley.form.Part;
import dev.parley.protocol.EndReason;
import java.time.Instant;

/**
 * What happens in a negotiation: an event of its game, or one of those that every game has.
 *
 * @param <E> the game's events
 * @since 0.1.0
 */
public sealed interface KernelEvent<E> {
    /**
     * An event of the game.
     *
     * @param event which
     */
    record OfGame<E>(E event) implements KernelEvent<E> {}

    /** An event that every game has; it looks the same to everybody, whoever may only watch included. */
    sealed interface Shared permits Paused, Resumed, Ended {}

    /**
     * An event that every game has.
     *
     * @param event which
     */
    record OfKernel<E>(Shared event) implements KernelEvent<E> {}

    /**
     * An operator stopped the clock.
     *
     * @param at when
     */
    @Described(title = "An operator stopped the clock.")
    @Named("negotiation-paused")
    @Part("anyone")
    record Paused(Instant at) implements Shared {}

    /**
     * An operator started the clock again; every deadline moves by the length of the pause.
     *
     * @param at when
     */
    @Described(title = "An operator started the clock again.")
    @Named("negotiation-resumed")
    @Part("anyone")
    record Resumed(Instant at) implements Shared {}

    /**
     * The negotiation was ended from outside.
     *
     * @param reason why
     * @param at when
     */
    @Described(title = "The negotiation was ended from outside; `reason` says why.")
    @Named("negotiation-ended")
    @Part("anyone")
    record Ended(EndReason reason, Instant at) implements Shared {}
}
