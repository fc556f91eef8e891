// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.port.HostTransaction;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The transaction that Spring has bound to this thread. */
final class SpringTransaction implements HostTransaction {
    private final Supplier<Optional<Connection>> connection;

    /**
     * A view of the thread's transaction.
     *
     * @param connection that of the transaction, where it is on Parley's data source
     */
    SpringTransaction(Supplier<Optional<Connection>> connection) {
        this.connection = connection;
    }

    @Override
    public boolean isActive() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    @Override
    public Optional<Connection> current() {
        return isActive() ? connection.get() : Optional.empty();
    }

    @Override
    public void onCompletion(Consumer<Boolean> committed) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                committed.accept(status == STATUS_COMMITTED);
            }
        });
    }
}
