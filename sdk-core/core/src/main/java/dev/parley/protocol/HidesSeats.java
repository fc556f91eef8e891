// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.Seat;
import java.util.List;

/**
 * A protocol in which parties do not know of all others.
 *
 * @param <S> its state
 * @since 0.1.0
 */
public interface HidesSeats<S> {
    /** The seats that a viewer may know of, the viewer's own among them. */
    List<Seat> seats(S state, Viewer viewer);
}
