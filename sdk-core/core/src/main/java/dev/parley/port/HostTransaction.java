// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import java.sql.Connection;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The transaction that the host's own code is in on this thread.
 *
 * @since 0.1.0
 */
public interface HostTransaction {
    /** Whether the host is in a transaction. */
    boolean isActive();

    /** The connection of that transaction, if it is on the data source that Parley uses. */
    Optional<Connection> current();

    /** Runs something when the transaction has ended, with whether it was committed. */
    void onCompletion(Consumer<Boolean> committed);

    /** A host without transactions. */
    HostTransaction NONE = new HostTransaction() {
        @Override
        public boolean isActive() {
            return false;
        }

        @Override
        public Optional<Connection> current() {
            return Optional.empty();
        }

        @Override
        public void onCompletion(Consumer<Boolean> committed) {
            throw new IllegalStateException("no transaction is active");
        }
    };
}
