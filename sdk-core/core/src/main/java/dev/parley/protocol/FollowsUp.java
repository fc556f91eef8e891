// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

/**
 * A protocol that goes on after awards and makes something of it when a deal comes to nothing: it is asked {@link
 * Input.DealLapsed}. A game around it does not pass that on.
 *
 * @param <S> its state
 * @since 0.1.0
 */
public interface FollowsUp<S> {
    /** Whether a deal that lapses would change something at a state. */
    boolean followsUp(S state);
}
