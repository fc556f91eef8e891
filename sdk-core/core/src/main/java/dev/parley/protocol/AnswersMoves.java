// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.SeatId;
import java.util.Optional;

/**
 * A protocol in which private terms answer moves by themselves: thresholds, proxies.
 *
 * @param <S> its state
 * @param <E> its events
 * @since 0.1.0
 */
public interface AnswersMoves<S, E> {
    /**
     * What the private terms of another seat answer to what a seat has just done; empty when they answer nothing, or nothing
     * more. Asked once the mover's authority and holds have passed, and again at the state that an answer led to. The answer is
     * dropped where a hold refuses it, so that no refusal tells what private terms would have said.
     *
     * @param state as the mover's events left it
     * @param mover who moved
     * @param context the one of the decision, without its facts
     */
    Optional<Response<E>> respond(S state, SeatId mover, Context context);
}
