// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is due and not yet done.
 *
 * @param deadlines negotiations whose deadline has passed and that nobody has claimed
 * @param expiries agreed deals that have expired, likewise
 * @param oldest since when the oldest of these is due; empty when nothing is
 * @param queues the queues of the outbox in which something is ready or has failed, by name
 */
public record DueWorkCounts(long deadlines, long expiries, Optional<Instant> oldest, SortedMap<String, Queue> queues) {
    public DueWorkCounts {
        queues = Collections.unmodifiableSortedMap(new TreeMap<>(queues));
    }

    /**
     * What waits in a queue.
     *
     * @param ready messages that are ready, those among them that somebody is at
     * @param failing messages that have failed at least once and are tried again
     * @param oldest since when the oldest message is ready; empty when none is
     */
    public record Queue(long ready, long failing, Optional<Instant> oldest) {
        /** Nothing waits. */
        public static final Queue EMPTY = new Queue(0, 0, Optional.empty());
    }

    /** The queue of that name. */
    public Queue queue(String name) {
        return queues.getOrDefault(name, Queue.EMPTY);
    }
}
