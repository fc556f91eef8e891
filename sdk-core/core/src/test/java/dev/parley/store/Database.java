// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.parley.adapter.jdbc.JdbcSettings;
import dev.parley.adapter.jdbc.JdbcStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A database with Parley's tables in a schema of their own, the connections pooled. */
final class Database implements AutoCloseable {
    static final List<String> TABLES = List.of(
            "heads",
            "seats",
            "events",
            "parts",
            "snapshots",
            "accounts",
            "holds",
            "records",
            "owners",
            "orders",
            "deals",
            "outbox",
            "answers");

    private final HikariDataSource pool;
    private final JdbcSettings settings;

    Database(DataSource dataSource, JdbcSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(dataSource);
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(0);
        this.pool = new HikariDataSource(config);
        this.settings = settings;
    }

    static Database h2(String name) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return new Database(dataSource, settings(name));
    }

    static Database postgreSql(String name) {
        return new Database(PostgreSqlServer.dataSource(), settings(name));
    }

    private static JdbcSettings settings(String name) {
        return JdbcSettings.DEFAULTS.withSchema(name).withTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    JdbcSettings settings() {
        return settings;
    }

    DataSource dataSource() {
        return pool;
    }

    JdbcStore open() {
        return JdbcStore.open(pool, settings);
    }

    void empty() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("DELETE FROM " + name(table));
            }
        }
    }

    /** Every row of every table. */
    String dump() throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                text.append(table).append('\n');
                rows(statement, table).forEach(row -> text.append(row).append('\n'));
            }
        }
        return text.toString();
    }

    private List<String> rows(Statement statement, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery("SELECT * FROM " + name(table))) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    values.add(text(result.getObject(column)));
                }
                rows.add(String.join("|", values));
            }
        }
        Collections.sort(rows);
        return rows;
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }

    String name(String table) {
        return "\"" + settings.schema() + "\".parley_" + table;
    }

    @Override
    public void close() {
        pool.close();
    }
}
