// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.history;

import dev.parley.laboratory.history.Reading.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the columns are that are read.
 *
 * @param count of the numbers of buyers; −1 where there is none
 * @param all how many columns there are
 */
record Columns(int buyer, int seller, int currency, int count, int all) {
    static final String BUYER = "buyer";
    static final String SELLER = "seller";
    static final String CURRENCY = "currency";
    static final String COUNT = "buyers";

    static Columns of(List<String> names) throws HistoryFault {
        if (names.size() == 1 && (names.get(0).contains(";") || names.get(0).contains("\t"))) {
            throw HistoryFault.ofRow(
                    Fault.WRONG_SEPARATOR, 1, "columns are separated by commas, and this row has none.");
        }
        return new Columns(
                needed(names, BUYER),
                needed(names, SELLER),
                needed(names, CURRENCY),
                place(names, COUNT),
                names.size());
    }

    private static int needed(List<String> names, String name) throws HistoryFault {
        int place = place(names, name);
        if (place < 0) {
            throw new HistoryFault(Fault.COLUMN_MISSING, 1, Optional.of(name), "there is no column of this name.");
        }
        return place;
    }

    private static int place(List<String> names, String name) throws HistoryFault {
        int found = -1;
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).toLowerCase(Locale.ROOT).equals(name)) {
                if (found >= 0) {
                    throw new HistoryFault(
                            Fault.COLUMN_TWICE, 1, Optional.of(name), "there are two columns of this name.");
                }
                found = i;
            }
        }
        return found;
    }
}
