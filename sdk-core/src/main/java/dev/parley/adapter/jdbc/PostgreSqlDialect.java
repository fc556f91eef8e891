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
    public Step insertIfAbsent(String table, Columns row, Step.Check check) {
        return new Step(insert(table, row) + row.places() + " ON CONFLICT DO NOTHING", row.values(), check);
    }

    /** A conflict is possible only after a refusal, when the steps behind it have travelled along in vain. */
    @Override
    public Step insertAll(String table, List<Columns> rows) {
        String places = rows.stream().map(Columns::places).collect(Collectors.joining(", "));
        List<Object> values =
                rows.stream().flatMap(row -> row.values().stream()).toList();
        return new Step(
                insert(table, rows.get(0)) + places + " ON CONFLICT DO NOTHING",
                values,
                (written, connection) -> Optional.empty());
    }

    @Override
    public Step insertOrAdd(String table, Columns row, String sum) {
        String sql = "INSERT INTO " + table + " AS kept (" + row.list() + ") VALUES " + row.places()
                + " ON CONFLICT (" + String.join(", ", row.keyNames()) + ") DO UPDATE SET " + sum + " = kept." + sum
                + " + excluded." + sum;
        return new Step(sql, row.values(), (written, connection) -> Optional.empty());
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
    public List<Step> begin() {
        return List.of(
                Step.of("SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE"),
                Step.of("SET LOCAL lock_timeout = " + lockMillis),
                Step.of("SET LOCAL statement_timeout = " + statementMillis));
    }

    @Override
    public List<Step> boundForeign() {
        return List.of(Step.of("SELECT set_config('parley.lock_timeout', current_setting('lock_timeout'), true),"
                + " set_config('parley.statement_timeout', current_setting('statement_timeout'), true),"
                + " set_config('lock_timeout', '" + lockMillis + "', true),"
                + " set_config('statement_timeout', '" + statementMillis + "', true)"));
    }

    @Override
    public List<Step> unboundForeign() {
        return List.of(Step.of("SELECT set_config('lock_timeout', current_setting('parley.lock_timeout'), true),"
                + " set_config('statement_timeout', current_setting('parley.statement_timeout'), true)"));
    }

    @Override
    public <T> T bounded(Connection connection, boolean own, Connections.Work<T> work) throws SQLException {
        return work.on(connection);
    }

    @Override
    public Optional<CommitResult> run(Connection connection, List<Step> steps) throws SQLException {
        for (List<Step> script : scripts(steps)) {
            Optional<CommitResult> refusal = runScript(connection, script);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** One script but for the largest appends, since a script takes so many parameters and no more. */
    private static List<List<Step>> scripts(List<Step> steps) {
        List<List<Step>> scripts = new ArrayList<>();
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

    private static Optional<CommitResult> runScript(Connection connection, List<Step> steps) throws SQLException {
        List<Integer> rows = send(connection, steps);
        for (int i = 0; i < steps.size(); i++) {
            Optional<CommitResult> refusal = steps.get(i).check().refusal(rows.get(i), connection);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static List<Integer> send(Connection connection, List<Step> steps) throws SQLException {
        String script = steps.stream().map(Step::sql).collect(Collectors.joining(";\n"));
        try (PreparedStatement statement = connection.prepareStatement(script)) {
            int place = 1;
            for (Step step : steps) {
                place = Parameters.bind(statement, place, step.parameters());
            }
            List<Integer> rows = new ArrayList<>(steps.size());
            boolean isRows = statement.execute();
            for (int i = 0; i < steps.size(); i++) {
                rows.add(isRows ? Step.count(statement.getResultSet()) : statement.getUpdateCount());
                isRows = statement.getMoreResults();
            }
            return rows;
        }
    }
}
