// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.kernel;

import dev.parley.form.Forms;
import dev.parley.protocol.EventForms;
import dev.parley.protocol.ProtocolForms;
import java.lang.invoke.MethodHandles;
import java.util.Optional;

/** A game's forms, and those of the events that every game has. */
final class PlayedForms {
    /** The events that every game has. */
    static final EventForms<KernelEvent.Shared> SHARED =
            EventForms.of(Forms.of(MethodHandles.lookup()), KernelEvent.Shared.class);

    private PlayedForms() {}

    /** The forms of a game that is played. */
    static <R, M, E> ProtocolForms<R, M, KernelEvent<E>> of(ProtocolForms<R, M, E> game) {
        EventForms<KernelEvent<E>> own = game.events()
                .within(
                        KernelEvent.OfGame::new,
                        event -> event instanceof KernelEvent.OfGame<E> ofGame
                                ? Optional.of(ofGame.event())
                                : Optional.empty());
        EventForms<KernelEvent<E>> shared = SHARED.within(
                KernelEvent.OfKernel::new,
                event -> event instanceof KernelEvent.OfKernel<E> ofKernel
                        ? Optional.of(ofKernel.event())
                        : Optional.empty());
        return game.withEvents(own.and(shared));
    }
}
