// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut.host;

import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** What is in a host's databases. */
final class HostDatabase {
    private HostDatabase() {}

    /** On a connection of its own: those of a data source with Micronaut Data are of a transaction alone. */
    static Set<String> tables(ApplicationContext host) {
        Set<String> names = new TreeSet<>();
        String url = host.getRequiredProperty("datasources.default.url", String.class);
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            read(names, connection.getMetaData().getSchemas(), "TABLE_SCHEM");
            read(names, connection.getMetaData().getTables(null, null, null, null), "TABLE_SCHEM", "TABLE_NAME");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return names;
    }

    private static void read(Set<String> names, ResultSet rows, String... columns) throws SQLException {
        try (rows) {
            while (rows.next()) {
                StringBuilder name = new StringBuilder();
                for (String column : columns) {
                    name.append(name.isEmpty() ? "" : ".").append(rows.getString(column));
                }
                names.add(name.toString());
            }
        }
    }
}
