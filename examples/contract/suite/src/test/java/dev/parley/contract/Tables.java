// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;

/** All tables of a world on PostgreSQL, as somebody reads them who has stolen them: one tenant at a time. */
final class Tables implements Closeable {
    /** How the body of a record begins that is sealed. */
    private static final String SEALED_RECORD = "{\"parley.sealed\":\"";

    private static final byte SEALED = 1;

    private final Connection connection;

    Tables(String url) {
        try {
            this.connection = DriverManager.getConnection(url);
        } catch (SQLException e) {
            throw new IllegalStateException(url, e);
        }
    }

    /**
     * A value in a row.
     *
     * @param place table, row's number in the order of keys, column
     * @param clear whether anybody can read it
     * @param value as text; bytes in hexadecimal digits
     */
    record Cell(String place, boolean clear, String value) {}

    /** Every value of a tenant's, table by table and row by row. */
    List<Cell> cells(String tenant) {
        List<Cell> cells = new ArrayList<>();
        for (String table : names()) {
            cells.addAll(cells(table, tenant));
        }
        return cells;
    }

    private List<String> names() {
        List<String> names = texts("SELECT table_name FROM information_schema.columns"
                + " WHERE table_schema = 'parley' AND column_name = 'tenant' ORDER BY 1");
        if (names.size() < 10) {
            throw new AssertionError("these are not Parley's tables: " + names);
        }
        return names;
    }

    private String keys(String table) {
        return String.join(
                ", ",
                texts("SELECT a.attname FROM pg_index i JOIN pg_attribute a"
                        + " ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) WHERE i.indisprimary"
                        + " AND i.indrelid = 'parley." + table
                        + "'::regclass ORDER BY array_position(i.indkey, a.attnum)"));
    }

    private List<Cell> cells(String table, String tenant) {
        List<Cell> cells = new ArrayList<>();
        String query = "SELECT * FROM parley." + table + " WHERE tenant = ? ORDER BY " + keys(table);
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, tenant);
            ResultSet rows = statement.executeQuery();
            for (int row = 1; rows.next(); row++) {
                Set<String> hidden = hidden(rows, table);
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    Cell cell = cell(rows, table + " " + row, column, hidden);
                    cells.add(isNumber(cell, table) ? new Cell(cell.place(), true, String.valueOf(row)) : cell);
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
        return cells;
    }

    /** Messages are numbered over all tenants: only their order is one's own. */
    private static boolean isNumber(Cell cell, String table) {
        return table.equals("parley_outbox") && cell.place().endsWith(" id");
    }

    private static Cell cell(ResultSet rows, String row, int column, Set<String> hidden) throws SQLException {
        String name = rows.getMetaData().getColumnName(column);
        Object value = rows.getObject(column);
        return new Cell(
                row + " " + name,
                !hidden.contains(name),
                value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value));
    }

    /** The columns of a row that hold ciphertext, or what salt or key have a share in; by what the row itself shows. */
    private static Set<String> hidden(ResultSet rows, String table) throws SQLException {
        return switch (table) {
            case "parley_parts" -> isSealed(rows.getBytes("content")) ? Set.of("content", "commitment") : Set.of();
            case "parley_events" -> Set.of("hash", "previous");
            case "parley_snapshots" -> Set.of("content");
            case "parley_answers" -> Set.of("fingerprint");
            case "parley_records" -> text(rows.getBytes("body")).startsWith(SEALED_RECORD) ? Set.of("body") : Set.of();
            case "parley_owners" -> rows.getString("owner").matches("move\n[0-9a-f]{64}") ? Set.of("owner") : Set.of();
            default -> Set.of();
        };
    }

    private static boolean isSealed(byte[] content) {
        return content != null && content.length > 0 && content[0] == SEALED;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** What {@code COPY} writes of all tables, as dumps do; then every value of bytes once more as text. */
    String dump(String tenant) {
        StringWriter dump = new StringWriter();
        try {
            for (String table : names()) {
                dump.write(table + "\n");
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "COPY (SELECT * FROM parley." + table + " WHERE tenant = '" + tenant + "') TO STDOUT",
                                dump);
            }
        } catch (SQLException | IOException e) {
            throw new AssertionError("no dump", e);
        }
        return dump + bytesAsText(dump.toString());
    }

    private static String bytesAsText(String dump) {
        StringBuilder all = new StringBuilder();
        for (String value : dump.split("[\t\n]", -1)) {
            if (value.startsWith("\\\\x")) {
                byte[] bytes = HexFormat.of().parseHex(value.substring(3));
                all.append(text(bytes)).append('\n');
            }
        }
        return all.toString();
    }

    private List<String> texts(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
