// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import dev.parley.application.store.OutboxMessage;
import dev.parley.port.NegotiationListener.Happened;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message of a listener's queue on this node, from when it was taken until it is done with. */
final class ListenerCall {
    /**
     * A call of the listener that has not come back.
     *
     * @param since by Parley's clock
     * @param nanos the same by the process's, which no test sets
     * @param thread on which it is
     */
    record Pending(Happened event, Instant since, long nanos, Thread thread) {}

    private final OutboxMessage message;
    private volatile Instant leaseEnds;
    private volatile boolean begun;
    private volatile boolean named;
    private volatile @Nullable Pending pending;

    ListenerCall(OutboxMessage message, Instant leaseEnds) {
        this.message = message;
        this.leaseEnds = leaseEnds;
    }

    OutboxMessage message() {
        return message;
    }

    Instant leaseEnds() {
        return leaseEnds;
    }

    void leased(Instant until) {
        leaseEnds = until;
    }

    /** Whether a worker has it in hand. */
    boolean isBegun() {
        return begun;
    }

    void begin() {
        begun = true;
    }

    Optional<Pending> pending() {
        return Optional.ofNullable(pending);
    }

    void calls(Happened event, Instant at) {
        named = false;
        pending = new Pending(event, at, System.nanoTime(), Thread.currentThread());
    }

    void returned() {
        pending = null;
    }

    /** Whether it is to be named as hanging, which it is once. */
    boolean isToBeNamed() {
        boolean first = !named;
        named = true;
        return first;
    }
}
