// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.model.Bytes;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The answers that are made and not yet with their readers. Their bytes are bounded, and only as many are written down at
 * once as there are processors: who asks for much, or takes it slowly, costs no more memory than this.
 */
final class AnswersInFlight {
    /** One answer may take this part of all that there is room for. */
    private static final int PART = 4;

    private final long most;
    private final AtomicLong bytes = new AtomicLong();
    private final Semaphore writers = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** Room for that many bytes. */
    AnswersInFlight(long most) {
        this.most = most;
    }

    boolean isFull() {
        return bytes.get() >= most;
    }

    /** The largest answer. */
    long largest() {
        return Math.max(1, most / PART);
    }

    /** Writes something down in its turn. */
    <T> T inTurn(Supplier<T> work) {
        writers.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            writers.release();
        }
    }

    /** Takes room for an answer until {@link #letGo}; false when there is none. */
    boolean hold(Bytes body) {
        long length = body.length();
        if (length > largest()) {
            return false;
        }
        if (bytes.addAndGet(length) > most) {
            bytes.addAndGet(-length);
            return false;
        }
        return true;
    }

    void letGo(long length) {
        bytes.addAndGet(-length);
    }
}
