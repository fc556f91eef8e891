// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.port.ParleyException;
import dev.parley.port.StoreUnavailableException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/** Sees at the start that the tables are there, and brings them there where it may. */
final class TablesCheck {
    private static final List<String> TABLES = List.of(
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

    private TablesCheck() {}

    static void run(DataSource dataSource, Schema schema, JdbcSettings settings) {
        boolean migrating = settings.migrate() && isFlywayPresent();
        if (migrating) {
            FlywayMigration.run(dataSource, schema, settings.connectionWait());
        }
        Set<String> missing = new HashSet<>();
        TABLES.forEach(table -> missing.add("parley_" + table));
        missing.removeAll(present(dataSource, schema));
        if (!missing.isEmpty()) {
            throw new ParleyException("the schema " + schema.name() + " lacks "
                    + String.join(", ", missing.stream().sorted().toList())
                    + (settings.migrate() ? ": put flyway-core on the class path" : ": switch Parley's migration on")
                    + ", or run the SQL files in " + location(schema) + " yourself");
        }
    }

    static String location(Schema schema) {
        return "classpath:dev/parley/db/" + schema.dialect().folder();
    }

    private static boolean isFlywayPresent() {
        try {
            Class.forName("org.flywaydb.core.Flyway", false, TablesCheck.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Set<String> present(DataSource dataSource, Schema schema) {
        Set<String> names = new HashSet<>();
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData metaData = connection.getMetaData();
            try (ResultSet tables = metaData.getTables(connection.getCatalog(), schema.name(), null, null)) {
                while (tables.next()) {
                    names.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
                }
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("the data source gives no connection", e);
        }
        return names;
    }
}
