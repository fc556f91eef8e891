// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.CommitResult;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * One statement of an append, and what the number of rows that it wrote, or locked, means. Each guard is the condition of
 * an update, of an insert or of a lock, so that all statements can travel at once and be judged afterwards, in order.
 *
 * @param sql the statement
 * @param parameters what is bound to it, see {@link Parameters}
 * @param check why the append is refused, given the rows written or found
 */
record GuardedStatement(String sql, List<Object> parameters, Check check) {
    /** Judges a statement by the rows that it wrote or found, on the same connection. */
    @FunctionalInterface
    interface Check {
        Optional<CommitResult> refusal(int rows, Connection connection) throws SQLException;
    }

    /** The same, and something more to judge once it has refused nothing. */
    GuardedStatement then(Runnable judgement) {
        return new GuardedStatement(sql, parameters, (rows, connection) -> {
            Optional<CommitResult> refusal = check.refusal(rows, connection);
            if (refusal.isEmpty()) {
                judgement.run();
            }
            return refusal;
        });
    }

    /** How many rows a statement found. */
    static int count(ResultSet result) throws SQLException {
        int rows = 0;
        while (result.next()) {
            rows++;
        }
        return rows;
    }

    /** A statement that refuses nothing. */
    static GuardedStatement of(String sql, Object... parameters) {
        return new GuardedStatement(sql, List.of(parameters), (rows, connection) -> Optional.empty());
    }

    /** A statement that must write or find a row, or else the append is refused. */
    static GuardedStatement orElse(CommitResult refusal, String sql, Object... parameters) {
        return new GuardedStatement(
                sql, List.of(parameters), (rows, connection) -> rows > 0 ? Optional.empty() : Optional.of(refusal));
    }
}
