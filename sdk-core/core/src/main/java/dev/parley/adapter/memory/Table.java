// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.memory;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows by key, sorted, whose changes the journal can take back. Keys are texts whose parts are joined by U+0000, which no
 * part contains, so that a prefix of whole parts is a range.
 */
final class Table<V> {
    private static final String SEPARATOR = "\0";
    private static final String BEHIND_SEPARATOR = "\1";

    private final TreeMap<String, V> rows = new TreeMap<>();
    private final Journal journal;

    Table(Journal journal) {
        this.journal = journal;
    }

    static String key(String... parts) {
        return String.join(SEPARATOR, parts);
    }

    /** A number as a part of a key, so that keys sort as numbers do. */
    static String number(long value) {
        String digits = Long.toString(value);
        return "0".repeat(19 - digits.length()) + digits;
    }

    Optional<V> find(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    void put(String key, V value) {
        V before = rows.put(key, value);
        journal.onUndo(() -> {
            if (before == null) {
                rows.remove(key);
            } else {
                rows.put(key, before);
            }
        });
    }

    void remove(String key) {
        V before = rows.remove(key);
        if (before != null) {
            journal.onUndo(() -> rows.put(key, before));
        }
    }

    Collection<V> all() {
        return rows.values();
    }

    /** The rows under a prefix, ascending. */
    Collection<V> under(String... prefix) {
        return range(prefix).values();
    }

    /** The rows under a prefix whose next part is above {@code after}, ascending. */
    Collection<V> after(Optional<String> after, String... prefix) {
        return after.map(last -> range(prefix)
                        .tailMap(key(key(prefix), last) + BEHIND_SEPARATOR)
                        .values())
                .orElseGet(() -> range(prefix).values());
    }

    /** The rows under a prefix whose next part is below {@code before}, descending. */
    Collection<V> before(Optional<String> before, String... prefix) {
        String start = key(prefix) + SEPARATOR;
        String end = before.map(part -> start + part).orElse(key(prefix) + BEHIND_SEPARATOR);
        return rows.subMap(start, true, end, false).descendingMap().values();
    }

    private SortedMap<String, V> range(String... prefix) {
        return rows.subMap(key(prefix) + SEPARATOR, key(prefix) + BEHIND_SEPARATOR);
    }
}
