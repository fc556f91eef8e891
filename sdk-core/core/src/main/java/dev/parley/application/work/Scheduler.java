// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the {@link DueWork} be done again and again on a thread of its own, one on every node. While the store is out it goes on
 * trying, and logs one line when the outage begins and one when it is over.
 */
public final class Scheduler implements AutoCloseable {
    /** How long it waits between two rounds unless it is told otherwise. */
    public static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final Duration LAST_ROUND = Duration.ofSeconds(10);

    private final IntSupplier work;
    private final Duration pollInterval;
    private final ScheduledExecutorService executor;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean out;

    public Scheduler(DueWork work, Duration pollInterval) {
        this(work::doOwn, pollInterval);
    }

    Scheduler(IntSupplier work, Duration pollInterval) {
        if (pollInterval.isNegative() || pollInterval.isZero()) {
            throw new IllegalArgumentException("pollInterval must be longer than nothing");
        }
        this.work = work;
        this.pollInterval = pollInterval;
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "parley-scheduler");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts it; doing so again changes nothing.
     *
     * @throws IllegalStateException if it was closed
     */
    public void start() {
        if (executor.isShutdown()) {
            throw new IllegalStateException("it was closed and cannot be started again");
        }
        if (started.getAndSet(true)) {
            return;
        }
        var unused = executor.scheduleWithFixedDelay(
                this::round, pollInterval.toNanos(), pollInterval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Nothing may escape: the executor would never call again. */
    private void round() {
        try {
            int ignored = work.getAsInt();
            if (out) {
                out = false;
                LOG.info("Parley's store is back");
            }
        } catch (RuntimeException | Error e) {
            if (!out) {
                out = true;
                LOG.warn("Parley's store is out; it is tried again every {}", pollInterval, e);
            }
        }
    }

    /** Whether it was started and not closed. */
    boolean isRunning() {
        return started.get() && !executor.isShutdown();
    }

    Duration pollInterval() {
        return pollInterval;
    }

    /** Whether the last round found the store out. */
    boolean isOut() {
        return out;
    }

    /** Lets the round that is going on end, and no other begin. What is left undone is claimed by the next node. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LAST_ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
