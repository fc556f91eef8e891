// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.Seat;
import java.util.List;

/**
 * Events that follow a negotiation's last one.
 *
 * @param expectedVersion the sequence number of the last event that the writer saw; 0 for a new negotiation
 * @param events one or more, numbered from {@code expectedVersion + 1}
 * @param head the head after them; its version is the last event's number
 * @param joined who took a seat with them, beyond those of the head
 * @param erased parts of earlier events whose salt and content go with them; where there are any, all snapshots go too
 */
public record StreamAppend(
        long expectedVersion, List<StoredEvent> events, Head head, List<Seat> joined, List<PartPlace> erased) {
    public StreamAppend {
        events = List.copyOf(events);
        joined = List.copyOf(joined);
        erased = List.copyOf(erased);
        if (events.isEmpty() || head.version() != expectedVersion + events.size()) {
            throw new IllegalArgumentException("the head's version must be that of the last of one or more events");
        }
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).seq() != expectedVersion + 1 + i) {
                throw new IllegalArgumentException("events must be numbered from expectedVersion + 1");
            }
        }
    }

    /** Events with which nobody took a seat. */
    public StreamAppend(long expectedVersion, List<StoredEvent> events, Head head) {
        this(expectedVersion, events, head, List.of());
    }

    /** Events with which nothing was erased. */
    public StreamAppend(long expectedVersion, List<StoredEvent> events, Head head, List<Seat> joined) {
        this(expectedVersion, events, head, joined, List.of());
    }
}
