// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import java.util.Optional;

/**
 * A protocol with offers on the table.
 *
 * @param <S> its state
 * @since 0.1.0
 */
public interface Bargains<S> {
    /** The name of the offer that a seat has on the table; empty where it has none. */
    Optional<OfferId> standingOffer(S state, SeatId seat);
}
