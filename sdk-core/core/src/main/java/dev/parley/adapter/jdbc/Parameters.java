// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.model.Bytes;
import dev.parley.model.Hash;
import dev.parley.model.Instants;
import dev.parley.model.Json;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** How values are bound to a statement. */
final class Parameters {
    /** Nulls, which need a type. */
    enum Null {
        TEXT(Types.VARCHAR),
        BYTES(Types.VARBINARY),
        INSTANT(Types.TIMESTAMP_WITH_TIMEZONE);

        private final int type;

        Null(int type) {
            this.type = type;
        }
    }

    private Parameters() {}

    static Object text(Optional<String> value) {
        return value.isPresent() ? value.get() : Null.TEXT;
    }

    static Object bytes(Optional<Bytes> value) {
        return value.isPresent() ? value.get() : Null.BYTES;
    }

    static Object instant(Optional<Instant> value) {
        return value.isPresent() ? value.get() : Null.INSTANT;
    }

    /** Binds all values, the first at {@code from}, and returns the place after the last. */
    static int bind(PreparedStatement statement, int from, List<Object> values) throws SQLException {
        int place = from;
        for (Object value : values) {
            bind(statement, place++, value);
        }
        return place;
    }

    private static void bind(PreparedStatement statement, int place, Object value) throws SQLException {
        if (value instanceof String text) {
            statement.setString(place, text);
        } else if (value instanceof Long number) {
            statement.setLong(place, number);
        } else if (value instanceof Integer number) {
            statement.setInt(place, number);
        } else if (value instanceof Boolean truth) {
            statement.setBoolean(place, truth);
        } else if (value instanceof Instant instant) {
            statement.setObject(place, Instants.truncate(instant).atOffset(ZoneOffset.UTC));
        } else if (value instanceof Null absent) {
            statement.setNull(place, absent.type);
        } else {
            statement.setBytes(place, bytes(value));
        }
    }

    private static byte[] bytes(Object value) {
        if (value instanceof Bytes bytes) {
            return bytes.toArray();
        }
        if (value instanceof Hash hash) {
            return hash.bytes();
        }
        if (value instanceof Json json) {
            return json.canonical();
        }
        throw new IllegalArgumentException("no parameter can be a " + value.getClass());
    }
}
