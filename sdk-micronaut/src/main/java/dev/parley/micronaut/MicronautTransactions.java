// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.port.HostTransaction;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The transaction of the host's that Micronaut has begun on this thread, of JDBC or of a Hibernate session. With a data
 * source chosen, one on that; with everything in memory, any.
 */
@Singleton
@Requires(classes = TransactionOperations.class)
@Requires(missingBeans = HostTransaction.class)
final class MicronautTransactions implements HostTransaction {
    private static final Argument<TransactionOperations<?>> OPERATIONS = operationsOfAnyKind();

    private final BeanContext beans;
    private final HostDataSources dataSources;
    private final Optional<SessionConnections> sessions;

    MicronautTransactions(BeanContext beans, HostDataSources dataSources, Optional<SessionConnections> sessions) {
        this.beans = beans;
        this.dataSources = dataSources;
        this.sessions = sessions;
    }

    @SuppressWarnings("unchecked")
    private static Argument<TransactionOperations<?>> operationsOfAnyKind() {
        return (Argument<TransactionOperations<?>>) (Argument<?>) Argument.of(TransactionOperations.class);
    }

    @Override
    public boolean isActive() {
        return status().isPresent();
    }

    @Override
    public Optional<Connection> current() {
        return status().flatMap(status -> connection(status.getConnection()));
    }

    private Optional<Connection> connection(Object resource) {
        if (resource instanceof Connection connection) {
            return Optional.of(connection);
        }
        Optional<DataSource> ours = dataSources.chosen().map(HostDataSources.Chosen::source);
        return ours.flatMap(source -> sessions.flatMap(found -> found.connection(resource, source)));
    }

    @Override
    public void onCompletion(Consumer<Boolean> committed) {
        TransactionStatus<?> status = status().orElseThrow(() -> new IllegalStateException("no transaction is active"));
        status.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(Status end) {
                committed.accept(end == Status.COMMITTED);
            }
        });
    }

    private Optional<? extends TransactionStatus<?>> status() {
        for (TransactionOperations<?> operations : operations()) {
            Optional<? extends TransactionStatus<?>> status = operations.findTransactionStatus();
            if (status.isPresent()) {
                return status;
            }
        }
        return Optional.empty();
    }

    private Collection<? extends TransactionOperations<?>> operations() {
        Optional<String> name = dataSources.chosen().map(HostDataSources.Chosen::name);
        return name.isPresent()
                ? beans.getBeansOfType(OPERATIONS, Qualifiers.byName(name.get()))
                : beans.getBeansOfType(OPERATIONS);
    }
}
