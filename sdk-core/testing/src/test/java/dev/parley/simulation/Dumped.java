// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** All that whoever steals an H2 database finds in Parley's tables, whichever there are. */
final class Dumped {
    private Dumped() {}

    /** The rows of every table of a schema but the history of its migrations, which tells how long those took. */
    static String text(DataSource source, String schema) throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement, schema)) {
                dump.append(table).append('|');
                append(statement.executeQuery("SELECT * FROM \"" + schema + "\".\"" + table + "\""), dump);
            }
        }
        return dump.toString();
    }

    private static List<String> tables(Statement statement, String schema) throws SQLException {
        List<String> names = new ArrayList<>();
        ResultSet tables =
                statement.executeQuery("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = '"
                        + schema + "' AND TABLE_NAME NOT LIKE '%history%' ORDER BY TABLE_NAME");
        while (tables.next()) {
            names.add(tables.getString(1));
        }
        return names;
    }

    private static void append(ResultSet rows, StringBuilder dump) throws SQLException {
        while (rows.next()) {
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                Object value = rows.getObject(column);
                dump.append(value instanceof byte[] bytes ? text(bytes) : value).append('|');
            }
        }
    }

    /** As text, a character a byte; in hexadecimal digits a price would be found by chance. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
