// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract.host;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/**
 * All that is stored, as hashes over every row of every table of Parley's.
 *
 * @param kept of everything but the kept answers of commands
 * @param answers of the kept answers, which refusals of the decider are among
 */
record Dump(String kept, String answers) {
    private static final String ANSWERS = "PARLEY_ANSWERS";
    private static final byte END = 0;

    static Dump of(DataSource database) {
        try (Connection connection = database.getConnection()) {
            MessageDigest kept = MessageDigest.getInstance("SHA-256");
            MessageDigest answers = MessageDigest.getInstance("SHA-256");
            for (String table : tables(connection)) {
                add(connection, table, table.equalsIgnoreCase(ANSWERS) ? answers : kept);
            }
            return new Dump(hex(kept), hex(answers));
        } catch (SQLException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("the store cannot be dumped", e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, "parley", "%", new String[] {"BASE TABLE"})) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
        }
        if (names.size() < 10) {
            throw new IllegalStateException("these are not Parley's tables: " + names);
        }
        return names;
    }

    /** Rows in the order of their keys, in which H2 scans a table. */
    private static void add(Connection connection, String table, MessageDigest digest) throws SQLException {
        digest.update(table.getBytes(StandardCharsets.UTF_8));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM \"parley\".\"" + table + '"')) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    Object value = rows.getObject(column);
                    digest.update(
                            value instanceof byte[] bytes
                                    ? bytes
                                    : String.valueOf(value).getBytes(StandardCharsets.UTF_8));
                    digest.update(END);
                }
            }
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public String toString() {
        return "dump " + kept + ' ' + answers;
    }
}
