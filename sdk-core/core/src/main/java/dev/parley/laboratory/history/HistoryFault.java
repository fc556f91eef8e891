// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.history;

import java.util.Optional;

/** Ends the reading at the first fault; never leaves the reader. */
final class HistoryFault extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Reading.Unreadable answer;

    HistoryFault(Reading.Fault fault, int row, Optional<String> column, String what) {
        super(what, null, false, false);
        String place = "Row " + row + column.map(name -> ", column " + name).orElse("");
        answer = new Reading.Unreadable(fault, row, column, place + ": " + what);
    }

    static HistoryFault ofRow(Reading.Fault fault, int row, String what) {
        return new HistoryFault(fault, row, Optional.empty(), what);
    }

    Reading.Unreadable answer() {
        return answer;
    }
}
