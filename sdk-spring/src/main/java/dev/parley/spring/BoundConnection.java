// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.port.ParleyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The connection that a transaction of Spring's holds for exactly one data source. */
final class BoundConnection implements Supplier<Optional<Connection>> {
    private final DataSource dataSource;

    BoundConnection(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What a data source is beneath a proxy that would join Parley's own work to the host's transaction. */
    static DataSource target(DataSource dataSource) {
        DataSource target = dataSource;
        while (target instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null) {
            target = proxy.getTargetDataSource();
        }
        return target;
    }

    @Override
    public Optional<Connection> get() {
        return TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder holder
                ? inTransaction(holder.getConnection())
                : Optional.empty();
    }

    /** A connection may be bound to the thread by a transaction on another resource: then each statement commits. */
    private static Optional<Connection> inTransaction(Connection connection) {
        try {
            return connection.getAutoCommit() ? Optional.empty() : Optional.of(connection);
        } catch (SQLException e) {
            throw new ParleyException("the transaction's connection cannot be used", e);
        }
    }
}
