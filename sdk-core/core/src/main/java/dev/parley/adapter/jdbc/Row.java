// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.model.Bytes;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The row that a result stands on, read as Parley's values. */
record Row(ResultSet result) {
    /** Makes something of a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    String text(String column) throws SQLException {
        return required(column, result.getString(column));
    }

    Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(result.getString(column));
    }

    long number(String column) throws SQLException {
        return result.getLong(column);
    }

    boolean truth(String column) throws SQLException {
        return result.getBoolean(column);
    }

    Bytes bytes(String column) throws SQLException {
        return Bytes.of(required(column, result.getBytes(column)));
    }

    Optional<Bytes> optionalBytes(String column) throws SQLException {
        return Optional.ofNullable(result.getBytes(column)).map(Bytes::of);
    }

    Hash hash(String column) throws SQLException {
        return new Hash(HexFormat.of().formatHex(required(column, result.getBytes(column))));
    }

    Json json(String column) throws SQLException {
        return StoredJson.read(required(column, result.getBytes(column)));
    }

    Instant instant(String column) throws SQLException {
        return required(column, result.getObject(column, OffsetDateTime.class)).toInstant();
    }

    Optional<Instant> optionalInstant(String column) throws SQLException {
        return Optional.ofNullable(result.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private static <T> T required(String column, @Nullable T value) throws SQLException {
        if (value == null) {
            throw new SQLException("the column " + column + " is null", "22004");
        }
        return value;
    }
}
