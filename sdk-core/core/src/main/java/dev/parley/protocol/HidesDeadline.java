// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import java.time.Instant;
import java.util.Optional;

/**
 * A protocol whose next deadline follows from what a seat keeps to itself, so that everybody is told of another end. What
 * comes of a deadline that has come is public.
 *
 * @param <S> its state
 * @since 0.1.0
 */
public interface HidesDeadline<S> {
    /** The end of which everybody is told: the latest that what all know leaves possible; empty where nothing is waited for. */
    Optional<Instant> toldEnd(S state);
}
