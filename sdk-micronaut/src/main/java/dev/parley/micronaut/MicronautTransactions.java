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
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The transaction of the host's that Micronaut has begun on this thread. With a data source chosen, one on that; with
 * everything in memory, any.
 */
@Singleton
@Requires(classes = TransactionOperations.class)
final class MicronautTransactions implements HostTransaction {
    private static final Argument<TransactionOperations<?>> OPERATIONS = operationsOfAnyKind();

    private final BeanContext beans;
    private final HostDataSources dataSources;

    MicronautTransactions(BeanContext beans, HostDataSources dataSources) {
        this.beans = beans;
        this.dataSources = dataSources;
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
        return status().map(TransactionStatus::getConnection)
                .filter(Connection.class::isInstance)
                .map(Connection.class::cast);
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
        return operations()
                .flatMap(found -> found.findTransactionStatus().stream())
                .findFirst();
    }

    private Stream<? extends TransactionOperations<?>> operations() {
        Optional<String> name = dataSources.chosen().map(HostDataSources.Chosen::name);
        return name.isPresent()
                ? beans.findBean(OPERATIONS, Qualifiers.byName(name.get())).stream()
                : beans.getBeansOfType(OPERATIONS).stream();
    }
}
