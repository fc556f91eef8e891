// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.CommitResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** PostgreSQL, version 13 or later: an append travels as one message with many statements, one round trip in all. */
final class PostgreSqlDialect implements Dialect {
    /** Of a script; the driver takes 65,535. A short one is also parsed sooner. */
    private static final int MAX_PARAMETERS = 20_000;

    private final long lockMillis;
    private final long statementMillis;

    PostgreSqlDialect(JdbcSettings settings) {
        lockMillis = settings.lockTimeout().toMillis();
        statementMillis = settings.statementTimeout().toMillis();
    }

    @Override
    public String folder() {
        return "postgresql";
    }

    @Override
    public GuardedStatement insertIfAbsent(String table, Columns row, GuardedStatement.Check check) {
        return new GuardedStatement(insert(table, row) + row.places() + " ON CONFLICT DO NOTHING", row.values(), check);
    }

    /** A conflict is possible only after a refusal, when the steps behind it have travelled along in vain. */
    @Override
    public GuardedStatement insertAll(String table, List<Columns> rows) {
        String places = rows.stream().map(Columns::places).collect(Collectors.joining(", "));
        List<Object> values =
                rows.stream().flatMap(row -> row.values().stream()).toList();
        return new GuardedStatement(
                insert(table, rows.get(0)) + places + " ON CONFLICT DO NOTHING",
                values,
                (written, connection) -> Optional.empty());
    }

    @Override
    public GuardedStatement insertOrAdd(String table, Columns row, String sum) {
        String sql = "INSERT INTO " + table + " AS kept (" + row.list() + ") VALUES " + row.places()
                + " ON CONFLICT (" + String.join(", ", row.keyNames()) + ") DO UPDATE SET " + sum + " = kept." + sum
                + " + excluded." + sum;
        return new GuardedStatement(sql, row.values(), (written, connection) -> Optional.empty());
    }

    private static String insert(String table, Columns row) {
        return "INSERT INTO " + table + " (" + row.list() + ") VALUES ";
    }

    @Override
    public String sharing() {
        return " FOR SHARE";
    }

    @Override
    public String deleteSome(String table, String condition) {
        return "DELETE FROM " + table + " WHERE ctid IN (SELECT ctid FROM " + table + " WHERE " + condition
                + " LIMIT ? FOR UPDATE SKIP LOCKED)";
    }

    @Override
    public List<GuardedStatement> begin() {
        return List.of(
                GuardedStatement.of("SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE"),
                GuardedStatement.of("SET LOCAL lock_timeout = " + lockMillis),
                GuardedStatement.of("SET LOCAL statement_timeout = " + statementMillis));
    }

    @Override
    public List<GuardedStatement> boundForeign() {
        return List.of(
                GuardedStatement.of("SELECT set_config('parley.lock_timeout', current_setting('lock_timeout'), true),"
                        + " set_config('parley.statement_timeout', current_setting('statement_timeout'), true),"
                        + " set_config('lock_timeout', '" + lockMillis + "', true),"
                        + " set_config('statement_timeout', '" + statementMillis + "', true)"));
    }

    @Override
    public List<GuardedStatement> unboundForeign() {
        return List.of(
                GuardedStatement.of("SELECT set_config('lock_timeout', current_setting('parley.lock_timeout'), true),"
                        + " set_config('statement_timeout', current_setting('parley.statement_timeout'), true)"));
    }

    @Override
    public <T> T bounded(Connection connection, boolean own, Connections.Work<T> work) throws SQLException {
        return work.on(connection);
    }

    @Override
    public Optional<CommitResult> run(Connection connection, List<GuardedStatement> steps) throws SQLException {
        for (List<GuardedStatement> script : scripts(steps)) {
            Optional<CommitResult> refusal = runScript(connection, script);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** One script but for the largest appends, since a script takes so many parameters and no more. */
    private static List<List<GuardedStatement>> scripts(List<GuardedStatement> steps) {
        List<List<GuardedStatement>> scripts = new ArrayList<>();
        int from = 0;
        int parameters = 0;
        for (int i = 0; i < steps.size(); i++) {
            int more = steps.get(i).parameters().size();
            if (parameters + more > MAX_PARAMETERS && i > from) {
                scripts.add(steps.subList(from, i));
                from = i;
                parameters = 0;
            }
            parameters += more;
        }
        if (from < steps.size()) {
            scripts.add(steps.subList(from, steps.size()));
        }
        return scripts;
    }

    private static Optional<CommitResult> runScript(Connection connection, List<GuardedStatement> steps)
            throws SQLException {
        List<Integer> rows = send(connection, steps);
        for (int i = 0; i < steps.size(); i++) {
            Optional<CommitResult> refusal = steps.get(i).check().refusal(rows.get(i), connection);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static List<Integer> send(Connection connection, List<GuardedStatement> steps) throws SQLException {
        String script = steps.stream().map(GuardedStatement::sql).collect(Collectors.joining(";\n"));
        try (PreparedStatement statement = connection.prepareStatement(script)) {
            int place = 1;
            for (GuardedStatement step : steps) {
                place = Parameters.bind(statement, place, step.parameters());
            }
            List<Integer> rows = new ArrayList<>(steps.size());
            boolean isRows = statement.execute();
            for (int i = 0; i < steps.size(); i++) {
                rows.add(isRows ? GuardedStatement.count(statement.getResultSet()) : statement.getUpdateCount());
                isRows = statement.getMoreResults();
            }
            return rows;
        }
    }
}
