// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the wait for a connection that a pool is slow to give: the waiting thread is interrupted when its time is up,
 * and never afterwards.
 */
final class ConnectionTimeout implements AutoCloseable {
    private final long waitNanos;
    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "parley-connection-wait");
        thread.setDaemon(true);
        return thread;
    });

    ConnectionTimeout(Duration wait) {
        waitNanos = wait.toNanos();
        watch.setRemoveOnCancelPolicy(true);
        watch.setKeepAliveTime(10, TimeUnit.SECONDS);
        watch.allowCoreThreadTimeOut(true);
    }

    /** Gives a connection. */
    @FunctionalInterface
    interface Source {
        Connection open() throws SQLException;
    }

    Connection call(Source source) throws SQLException {
        Waiting waiting = new Waiting(Thread.currentThread());
        ScheduledFuture<?> alarm = watch.schedule(waiting::giveUp, waitNanos, TimeUnit.NANOSECONDS);
        try {
            return source.open();
        } finally {
            alarm.cancel(false);
            waiting.end();
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }

    private static final class Waiting {
        private final Thread thread;
        private boolean ended;
        private boolean interrupted;

        Waiting(Thread thread) {
            this.thread = thread;
        }

        synchronized void giveUp() {
            if (!ended) {
                interrupted = true;
                thread.interrupt();
            }
        }

        /** Takes back an interrupt that came too late to be noticed. */
        synchronized void end() {
            ended = true;
            if (interrupted) {
                Thread.interrupted();
            }
        }
    }
}
