// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.SeatId;
import java.util.Collection;

/**
 * A protocol whose games may have thousands of seats, so that nothing may be asked of each of them at each event.
 *
 * @param <S> its state
 * @param <E> its events
 * @since 0.1.0
 */
public interface ManySeats<S, E> {
    /** The seats of which some stake differs before and after an event. */
    Collection<SeatId> restaked(S before, E event, S after);
}
