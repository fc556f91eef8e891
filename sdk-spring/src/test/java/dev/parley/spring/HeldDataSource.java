// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that keeps one caller waiting while it holds its connection. */
final class HeldDataSource extends DelegatingDataSource {
    private static final Executor OWN_THREAD = work -> new Thread(work).start();

    private final ThreadLocal<Boolean> isSlow = ThreadLocal.withInitial(() -> false);
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile CountDownLatch go = new CountDownLatch(0);

    HeldDataSource(DataSource target) {
        super(target);
    }

    /** Whoever waits too long for a connection is interrupted: that neither ends the hold nor breaks the connection. */
    @Override
    public Connection getConnection() throws SQLException {
        if (isSlow.get()) {
            held.countDown();
            uninterrupted(CompletableFuture.runAsync(this::awaitGo, OWN_THREAD));
        }
        return uninterrupted(CompletableFuture.supplyAsync(this::open, OWN_THREAD));
    }

    private Connection open() {
        try {
            return super.getConnection();
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static <T> T uninterrupted(CompletableFuture<T> future) throws SQLException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new SQLException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void awaitGo() {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    /** Does something on a thread that is held as soon as it takes a connection; returns when it is. */
    Thread holdDuring(Runnable work) throws InterruptedException {
        held = new CountDownLatch(1);
        go = new CountDownLatch(1);
        Thread slow = new Thread(() -> {
            isSlow.set(true);
            work.run();
        });
        slow.start();
        held.await();
        return slow;
    }

    void release() {
        go.countDown();
    }
}
