// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.history;

import java.util.Optional;

/**
 * What came of reading records: a history, or the first fault.
 *
 * @since 0.1.0
 */
public sealed interface Reading {
    /** The records are sound. */
    record Read(History history) implements Reading {}

    /**
     * The records cannot be used.
     *
     * @param fault what is wrong
     * @param row as spreadsheets count: the names of the columns are row 1
     * @param column the column's name; empty where the fault is the whole row's
     * @param sentence what is wrong, with row and column, for people
     */
    record Unreadable(Fault fault, int row, Optional<String> column, String sentence) implements Reading {}

    /** What may be wrong; in the order in which it is looked for. */
    enum Fault {
        LINE_TOO_LONG,
        NO_ROWS,
        TOO_MANY_ROWS,
        WRONG_SEPARATOR,
        COLUMN_MISSING,
        COLUMN_TWICE,
        OPEN_QUOTE,
        CELLS_MISSING,
        TOO_MANY_CELLS,
        EMPTY_CELL,
        FORMULA,
        NOT_A_NUMBER,
        TOO_LARGE,
        WRONG_CURRENCY
    }

    /** The history, where the records are sound. */
    default Optional<History> sound() {
        return this instanceof Read read ? Optional.of(read.history()) : Optional.empty();
    }
}
