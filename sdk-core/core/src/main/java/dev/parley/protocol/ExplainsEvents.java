// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.Json;

/**
 * A protocol that tells with an event what follows from it: what an offer adds up to, the hash of its terms.
 *
 * @param <S> its state
 * @param <E> its events
 * @since 0.1.0
 */
public interface ExplainsEvents<S, E> {
    /**
     * What everybody who may read the shared part of an event is told besides; an empty object where there is nothing. It
     * follows from what all parties know.
     *
     * @param before the state before the event
     */
    Json explained(S before, E event);
}
