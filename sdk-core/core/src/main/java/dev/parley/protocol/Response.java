// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.SeatId;
import java.util.List;

/**
 * What a seat's private terms answer by themselves, such as a threshold that accepts. It is written as the seat's own
 * doing, so that nobody else can tell it from an answer by hand.
 *
 * @param seat whose private terms
 * @param events the events of the seat's own move to the same effect, at least one
 * @since 0.1.0
 */
public record Response<E>(SeatId seat, List<E> events) {
    public Response {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("an answer has at least one event");
        }
    }
}
