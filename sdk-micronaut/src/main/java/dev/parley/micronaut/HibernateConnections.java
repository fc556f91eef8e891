// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;
import javax.sql.DataSource;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * The connections of Hibernate's sessions. What the session has not flushed yet goes to the database with its commit, on
 * the same connection; all of it stands or falls together.
 */
@Singleton
@Requires(classes = SharedSessionContractImplementor.class)
final class HibernateConnections implements SessionConnections {
    private final Optional<OwnConnections> own;

    HibernateConnections(Optional<OwnConnections> own) {
        this.own = own;
    }

    @Override
    public Optional<Connection> connection(Object session, DataSource source) {
        return session instanceof SharedSessionContractImplementor hibernate && isOn(hibernate, source)
                ? Optional.of(
                        hibernate.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection())
                : Optional.empty();
    }

    /** A session that changes its database with its tenant names no data source, and joins nothing. */
    private boolean isOn(SharedSessionContractImplementor session, DataSource source) {
        ConnectionProvider connections =
                session.getFactory().getServiceRegistry().getService(ConnectionProvider.class);
        return connections != null
                && connections.isUnwrappableAs(DataSource.class)
                && beneath(connections.unwrap(DataSource.class)) == beneath(source);
    }

    private DataSource beneath(DataSource source) {
        return own.map(found -> found.beneath(source)).orElse(source);
    }
}
