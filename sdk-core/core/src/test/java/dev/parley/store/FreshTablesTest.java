// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FreshTablesTest {
    private static final String HISTORY = "parley_schema_history";

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void every_sql_file_of_a_dialect_is_run(String dialect) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/parley/db", dialect))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactlyElementsOf(FreshTables.FILES);
        }
    }

    @Test
    void on_postgresql_they_are_what_flyway_makes() throws SQLException {
        DataSource database = PostgreSqlServer.dataSource();
        FreshTables.onPostgreSql(database, "fresh_by_hand");
        Parley.builder().dataSource(database).schema("fresh_by_flyway").build().close();

        assertSame(database);
    }

    @Test
    void on_h2_they_are_what_flyway_makes() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:fresh_tables;DB_CLOSE_DELAY=-1");
        FreshTables.onH2(database, "fresh_by_hand");
        Parley.builder().dataSource(database).schema("fresh_by_flyway").build().close();

        assertSame(database);
    }

    private static void assertSame(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<String> columns = columns(connection, "fresh_by_flyway");
            assertThat(columns).hasSizeGreaterThan(50);
            assertThat(columns(connection, "fresh_by_hand")).isEqualTo(columns);
            List<String> indexes = indexes(connection, "fresh_by_flyway");
            assertThat(indexes).hasSizeGreaterThan(12);
            assertThat(indexes(connection, "fresh_by_hand")).isEqualTo(indexes);
        }
    }

    private static List<String> columns(Connection connection, String schema) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet columns = connection.getMetaData().getColumns(null, schema, null, null)) {
            while (columns.next()) {
                lines.add(columns.getString("TABLE_NAME") + " " + columns.getString("COLUMN_NAME") + " "
                        + columns.getString("TYPE_NAME") + " " + columns.getString("COLUMN_SIZE") + " "
                        + columns.getString("IS_NULLABLE"));
            }
        }
        lines.removeIf(line -> line.startsWith(HISTORY));
        return lines.stream().sorted().toList();
    }

    /** Which columns each index of a table has, in which order; generated names of indexes are left out. */
    private static List<String> indexes(Connection connection, String schema) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String table : tables(connection, schema)) {
            try (ResultSet columns = connection.getMetaData().getIndexInfo(null, schema, table, false, false)) {
                while (columns.next()) {
                    if (columns.getShort("TYPE") != DatabaseMetaData.tableIndexStatistic) {
                        lines.add(table + " " + columns.getBoolean("NON_UNIQUE") + " "
                                + columns.getInt("ORDINAL_POSITION") + " " + columns.getString("COLUMN_NAME"));
                    }
                }
            }
        }
        return lines.stream().sorted().toList();
    }

    private static List<String> tables(Connection connection, String schema) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, schema, null, null)) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        names.removeIf(
                name -> !Database.TABLES.contains(name.toLowerCase(Locale.ROOT).replaceFirst("^parley_", "")));
        return names;
    }
}
