// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.CommitResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** H2 2.x, in this process or on a server: steps run one by one. */
final class H2Dialect implements Dialect {
    private static final String DUPLICATE_KEY = "23505";
    private static final int MERGE_ATTEMPTS = 3;

    private final long lockMillis;
    private final int statementSeconds;

    H2Dialect(JdbcSettings settings) {
        lockMillis = settings.lockTimeout().toMillis();
        statementSeconds = Schema.wholeSeconds(settings.statementTimeout());
    }

    @Override
    public String folder() {
        return "h2";
    }

    @Override
    public GuardedStatement insertIfAbsent(String table, Columns row, GuardedStatement.Check check) {
        return new GuardedStatement(merge(table, row) + insert(row), join(row.keyValues(), row.values()), check);
    }

    @Override
    public GuardedStatement insertAll(String table, List<Columns> rows) {
        String places = rows.stream().map(Columns::places).collect(Collectors.joining(", "));
        List<Object> values =
                rows.stream().flatMap(row -> row.values().stream()).toList();
        String sql = "INSERT INTO " + table + " (" + rows.get(0).list() + ") VALUES " + places;
        return new GuardedStatement(sql, values, (written, connection) -> Optional.empty());
    }

    @Override
    public GuardedStatement insertOrAdd(String table, Columns row, String sum) {
        Object added = row.values().get(row.values().size() - 1);
        String sql =
                merge(table, row) + " WHEN MATCHED THEN UPDATE SET " + sum + " = kept." + sum + " + ?" + insert(row);
        List<Object> values = join(join(row.keyValues(), List.of(added)), row.values());
        return new GuardedStatement(sql, values, (written, connection) -> Optional.empty());
    }

    private static String merge(String table, Columns row) {
        String same =
                row.keyNames().stream().map(name -> "kept." + name + " = ?").collect(Collectors.joining(" AND "));
        return "MERGE INTO " + table + " AS kept USING DUAL ON (" + same + ")";
    }

    private static String insert(Columns row) {
        return " WHEN NOT MATCHED THEN INSERT (" + row.list() + ") VALUES " + row.places();
    }

    private static List<Object> join(List<Object> first, List<Object> second) {
        List<Object> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    /** H2 knows no lock that is shared. */
    @Override
    public String sharing() {
        return " FOR UPDATE";
    }

    @Override
    public String deleteSome(String table, String condition) {
        return "DELETE FROM " + table + " WHERE " + condition + " FETCH FIRST ? ROWS ONLY";
    }

    @Override
    public List<GuardedStatement> begin() {
        return List.of();
    }

    @Override
    public List<GuardedStatement> boundForeign() {
        return List.of();
    }

    @Override
    public List<GuardedStatement> unboundForeign() {
        return List.of();
    }

    @Override
    public <T> T bounded(Connection connection, boolean own, Connections.Work<T> work) throws SQLException {
        int isolation = own ? Connection.TRANSACTION_READ_COMMITTED : connection.getTransactionIsolation();
        SessionBounds before = SessionBounds.of(connection);
        new SessionBounds(lockMillis, statementSeconds, isolation).set(connection);
        T result;
        try {
            result = work.on(connection);
        } catch (SQLException | RuntimeException | Error e) {
            putBack(connection, before, e);
            throw e;
        }
        before.set(connection);
        return result;
    }

    private static void putBack(Connection connection, SessionBounds before, Throwable cause) {
        try {
            before.set(connection);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public Optional<CommitResult> run(Connection connection, List<GuardedStatement> steps) throws SQLException {
        for (GuardedStatement step : steps) {
            Optional<CommitResult> refusal = step.check().refusal(write(connection, step, 1), connection);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /**
     * Two who merge one new key at once both find it absent; the later one fails when the earlier one commits, and finds
     * it when it looks again. In H2 such a failure ends the statement only.
     */
    private static int write(Connection connection, GuardedStatement step, int attempt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(step.sql())) {
            Parameters.bind(statement, 1, step.parameters());
            return statement.execute() ? GuardedStatement.count(statement.getResultSet()) : statement.getUpdateCount();
        } catch (SQLException e) {
            if (DUPLICATE_KEY.equals(e.getSQLState()) && step.sql().startsWith("MERGE") && attempt < MERGE_ATTEMPTS) {
                return write(connection, step, attempt + 1);
            }
            throw e;
        }
    }

    /** What H2 keeps for a session, the time of a statement among it. */
    private record SessionBounds(long lockMillis, int querySeconds, int isolation) {
        static SessionBounds of(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("CALL LOCK_TIMEOUT()")) {
                result.next();
                return new SessionBounds(
                        result.getLong(1), statement.getQueryTimeout(), connection.getTransactionIsolation());
            }
        }

        void set(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCK_TIMEOUT " + lockMillis);
                statement.setQueryTimeout(querySeconds);
            }
            if (connection.getTransactionIsolation() != isolation) {
                connection.setTransactionIsolation(isolation);
            }
        }
    }
}
