// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

/**
 * A protocol at whose games anyone may look: they see the parts of events that are for {@link Audience#ANYONE}, and what {@link
 * Protocol#shared} shows to that audience.
 *
 * @param <S> its state
 * @since 0.1.0
 */
public interface Watchable<S> {
    /** Whether anyone may look at a state. */
    boolean isWatchable(S state);
}
