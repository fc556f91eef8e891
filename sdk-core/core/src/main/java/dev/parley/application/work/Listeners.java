// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import dev.parley.api.Health;
import dev.parley.application.ListenerSettings;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.store.DueWorkCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The host's listeners, each with a queue and workers of its own. */
public final class Listeners implements AutoCloseable {
    private static final Duration LAST_CALLS = Duration.ofSeconds(10);

    private final List<ListenerQueue> queues;
    private final Duration lastCalls;

    public Listeners(NegotiationAccess access, ListenerSettings settings) {
        ListenerDispatch dispatch = new ListenerDispatch(access.sessions());
        this.lastCalls = settings.patience().compareTo(LAST_CALLS) < 0 ? settings.patience() : LAST_CALLS;
        this.queues = access.environment().listeners().stream()
                .map(listener -> new ListenerQueue(access.environment(), listener, dispatch, settings))
                .toList();
    }

    /** Leaves what is ready to the workers, and returns at once. */
    int handOut() {
        int taken = 0;
        for (ListenerQueue queue : queues) {
            taken += queue.handOut();
            queue.nameHanging();
        }
        return taken;
    }

    /** Leaves what is ready to the workers, and waits until they have told it; for one that hangs no longer than patience. */
    int tell() {
        return queues.stream().mapToInt(Listeners::tell).sum();
    }

    private static int tell(ListenerQueue queue) {
        long before = queue.told();
        try {
            int taken;
            do {
                taken = queue.handOut();
                queue.awaitQuiet();
            } while (taken > 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.nameHanging();
        return Math.toIntExact(queue.told() - before);
    }

    /** How each fares. */
    List<Health.Listener> fare(DueWorkCounts backlog, Instant now) {
        return queues.stream()
                .map(queue -> {
                    DueWorkCounts.Queue waiting = backlog.queue(queue.name());
                    return new Health.Listener(
                            queue.name(),
                            waiting.ready(),
                            waiting.failing(),
                            waiting.oldest()
                                    .filter(now::isAfter)
                                    .map(oldest -> Duration.between(oldest, now))
                                    .orElse(Duration.ZERO),
                            queue.hanging(now).stream()
                                    .map(pending ->
                                            new Health.Call(pending.event().id(), pending.since()))
                                    .toList());
                })
                .toList();
    }

    /** Lets the calls that are going on end, for ten seconds in all at most; what was not told is told by the next node. */
    @Override
    public void close() {
        queues.forEach(ListenerQueue::shutDown);
        long end = System.nanoTime() + lastCalls.toNanos();
        for (ListenerQueue queue : queues) {
            queue.awaitEnd(Math.max(0, end - System.nanoTime()));
        }
    }
}
