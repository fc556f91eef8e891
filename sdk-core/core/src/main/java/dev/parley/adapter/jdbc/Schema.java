// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The place of Parley's tables, and how they are asked.
 *
 * @param name the schema's name
 * @param timeoutSeconds how long a question may take
 */
record Schema(String name, Dialect dialect, int timeoutSeconds) {
    /** A table's full name. */
    String table(String table) {
        return "\"" + name + "\".parley_" + table;
    }

    /** SQL in which every name in braces is a table's. */
    String sql(String text) {
        return text.replace("{", "\"" + name + "\".parley_").replace("}", "");
    }

    <T> List<T> list(Connection connection, Row.Reader<T> reader, String sql, List<Object> parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(timeoutSeconds);
            Parameters.bind(statement, 1, parameters);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                while (result.next()) {
                    rows.add(reader.read(row));
                }
            }
            return List.copyOf(rows);
        }
    }

    <T> Optional<T> one(Connection connection, Row.Reader<T> reader, String sql, Object... parameters)
            throws SQLException {
        return list(connection, reader, sql, List.of(parameters)).stream().findFirst();
    }

    int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(timeoutSeconds);
            Parameters.bind(statement, 1, List.of(parameters));
            return statement.executeUpdate();
        }
    }

    /** One update for each list of parameters, in one batch. */
    void updateEach(Connection connection, String sql, List<List<Object>> parameters) throws SQLException {
        if (parameters.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(timeoutSeconds);
            for (List<Object> values : parameters) {
                Parameters.bind(statement, 1, values);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static int wholeSeconds(Duration duration) {
        return (int) Math.max(1, (duration.toMillis() + 999) / 1000);
    }
}
