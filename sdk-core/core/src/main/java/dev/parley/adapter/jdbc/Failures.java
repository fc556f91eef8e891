// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.port.ParleyException;
import dev.parley.port.RetryTransactionException;
import dev.parley.port.StoreUnavailableException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.Set;

/** What a failure of the database means. */
final class Failures {
    /** Serialization failure, deadlock, and H2's concurrent update. */
    private static final Set<String> RETRYABLE = Set.of("40001", "40P01", "90131");

    /** Classes: connection, resources, operator's intervention, system. */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57", "58");

    /**
     * Lock timeouts (PostgreSQL, H2), a standby that only reads; H2: closed, broken, out of memory, input or output.
     */
    private static final Set<String> UNAVAILABLE = Set.of(
            "55P03", "HYT00", "HYT01", "25006", "90007", "90020", "90028", "90031", "90067", "90098", "90108", "90121",
            "90135");

    private static final String OUT_OF_RANGE = "22003";

    private Failures() {}

    static boolean isRetryable(SQLException failure) {
        return RETRYABLE.contains(state(failure));
    }

    /** The exception for a failure on a connection of the store's own. */
    static RuntimeException own(SQLException failure) {
        if (isRetryable(failure) || isUnavailable(failure)) {
            return new StoreUnavailableException("the database does not answer, or too late", failure);
        }
        if (OUT_OF_RANGE.equals(state(failure))) {
            ArithmeticException overflow = new ArithmeticException("a number lies outside 64 bits");
            overflow.initCause(failure);
            return overflow;
        }
        return new ParleyException("the database refused a statement with SQL state " + state(failure), failure);
    }

    /** The exception for a failure in the host's transaction. */
    static RuntimeException foreign(SQLException failure) {
        return isRetryable(failure)
                ? new RetryTransactionException(
                        "the database ended the transaction for the sake of another one; run it again", failure)
                : own(failure);
    }

    private static boolean isUnavailable(SQLException failure) {
        String state = state(failure);
        return UNAVAILABLE.contains(state)
                || (state.length() == 5 && UNAVAILABLE_CLASSES.contains(state.substring(0, 2)))
                || failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLTimeoutException
                || failure instanceof SQLNonTransientConnectionException;
    }

    private static String state(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }
}
