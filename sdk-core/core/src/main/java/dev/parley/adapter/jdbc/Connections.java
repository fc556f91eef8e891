// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.port.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store's own connections: so many of the data source at once, each given back as it was taken. A transaction that
 * the database ends for the sake of another one is run again a few times.
 */
final class Connections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final int ATTEMPTS = 5;

    /** How much longer than a statement the network may be silent before a connection counts as broken. */
    private static final int NETWORK_GRACE_MILLIS = 2_000;

    private final DataSource dataSource;
    private final Dialect dialect;
    private final JdbcSettings settings;
    private final Semaphore free;
    private final ConnectionTimeout patience;

    Connections(DataSource dataSource, Dialect dialect, JdbcSettings settings) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.settings = settings;
        free = new Semaphore(settings.maxConnections(), true);
        patience = new ConnectionTimeout(settings.connectionWait());
    }

    /** Something that is done on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Does something that is one statement, its own transaction. */
    <T> T single(Work<T> work) {
        return attempt(work, true, 1);
    }

    /** Does something in a transaction. */
    <T> T write(Work<T> work) {
        return attempt(work, false, 1);
    }

    /** Does something in a transaction once; empty when the database ended it for the sake of another one. */
    <T> Optional<T> writeOnce(Work<T> work) {
        try {
            return Optional.of(onConnection(work, false));
        } catch (SQLException e) {
            if (Failures.isRetryable(e)) {
                return Optional.empty();
            }
            throw Failures.own(e);
        }
    }

    private <T> T attempt(Work<T> work, boolean autoCommit, int attempt) {
        try {
            return onConnection(work, autoCommit);
        } catch (SQLException e) {
            if (Failures.isRetryable(e) && attempt < ATTEMPTS) {
                return attempt(work, autoCommit, attempt + 1);
            }
            throw Failures.own(e);
        }
    }

    private <T> T onConnection(Work<T> work, boolean autoCommit) throws SQLException {
        acquire();
        try (Connection connection = open()) {
            return prepared(connection, work, autoCommit);
        } finally {
            free.release();
        }
    }

    private void acquire() {
        try {
            if (!free.tryAcquire(settings.connectionWait().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new StoreUnavailableException("all " + settings.maxConnections() + " connections are in use");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while waiting for a connection", e);
        }
    }

    private Connection open() {
        try {
            return patience.call(dataSource::getConnection);
        } catch (SQLException e) {
            throw new StoreUnavailableException("the data source gives no connection", e);
        }
    }

    private <T> T prepared(Connection connection, Work<T> work, boolean autoCommit) throws SQLException {
        boolean autoCommitBefore = connection.getAutoCommit();
        int networkBefore = connection.getNetworkTimeout();
        try {
            connection.setNetworkTimeout(Runnable::run, networkMillis());
            connection.setAutoCommit(autoCommit);
            return dialect.bounded(
                    connection, true, bounded -> autoCommit ? work.on(bounded) : inTransaction(bounded, work));
        } finally {
            restore(connection, autoCommitBefore, networkBefore);
        }
    }

    private int networkMillis() {
        return Math.toIntExact(settings.statementTimeout().toMillis()) + NETWORK_GRACE_MILLIS;
    }

    private static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollback(connection, e);
            throw e;
        }
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** A connection that cannot be put back is broken; whatever broke it has been told already. */
    private static void restore(Connection connection, boolean autoCommit, int networkMillis) {
        try {
            connection.setAutoCommit(autoCommit);
            connection.setNetworkTimeout(Runnable::run, networkMillis);
        } catch (SQLException broken) {
            LOG.debug("a connection could not be put back as it was", broken);
        }
    }

    @Override
    public void close() {
        patience.close();
    }
}
