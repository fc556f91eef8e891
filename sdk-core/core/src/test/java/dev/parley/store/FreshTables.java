// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Parley's tables in a new schema, as a host has them that runs the SQL files itself: for tests that need many schemas, and
 * each in a fraction of the time that Flyway takes. {@code FreshTablesTest} holds them to what Flyway makes.
 */
public final class FreshTables {
    /** The SQL files of a dialect, in their order. */
    static final List<String> FILES = List.of("V1__parley_tables.sql");

    private static final Map<String, String> SQL = new ConcurrentHashMap<>();

    private FreshTables() {}

    /** Makes a schema in a database of PostgreSQL. */
    public static void onPostgreSql(DataSource database, String schema) {
        make(database, "postgresql", schema);
    }

    /** Makes a schema in a database of H2. */
    public static void onH2(DataSource database, String schema) {
        make(database, "h2", schema);
    }

    private static void make(DataSource database, String dialect, String schema) {
        String tables = SQL.computeIfAbsent(dialect, FreshTables::read).replace("${schema}", schema);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA \"" + schema + "\";\n" + tables);
        } catch (SQLException e) {
            throw new IllegalStateException("the schema " + schema + " could not be made", e);
        }
    }

    private static String read(String dialect) {
        return FILES.stream()
                .map(file -> text("/dev/parley/db/" + dialect + "/" + file))
                .collect(Collectors.joining("\n"));
    }

    private static String text(String resource) {
        try (InputStream file = FreshTables.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(file, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
