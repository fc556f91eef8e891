// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A row to be inserted: its columns, those of the primary key first, and their values. */
final class Columns {
    private final List<String> names = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private int keys;

    /** The next column of the primary key. */
    Columns key(String name, Object value) {
        names.add(keys, name);
        values.add(keys++, value);
        return this;
    }

    Columns and(String name, Object value) {
        names.add(name);
        values.add(value);
        return this;
    }

    List<String> keyNames() {
        return List.copyOf(names.subList(0, keys));
    }

    List<Object> keyValues() {
        return List.copyOf(values.subList(0, keys));
    }

    List<Object> values() {
        return List.copyOf(values);
    }

    /** The names as a list in SQL. */
    String list() {
        return String.join(", ", names);
    }

    /** As many places for parameters as there are columns, in parentheses. */
    String places() {
        return "(" + String.join(", ", Collections.nCopies(names.size(), "?")) + ")";
    }
}
