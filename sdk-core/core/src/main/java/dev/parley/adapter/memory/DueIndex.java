// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.memory;

import dev.parley.model.Instants;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Which rows wait for which instant: their deadline, or the end of the lease that somebody has taken on them. */
final class DueIndex {
    private final Table<Due> byInstant;
    private final Table<Due> byRow;

    DueIndex(Journal journal) {
        byInstant = new Table<>(journal);
        byRow = new Table<>(journal);
    }

    /** Lets a row wait for an instant, or for none, whatever it waited for before. */
    void set(String row, Optional<Instant> at) {
        byRow.find(row).ifPresent(before -> {
            byRow.remove(row);
            byInstant.remove(before.key());
        });
        at.map(instant -> new Due(row, instant)).ifPresent(due -> {
            byRow.put(row, due);
            byInstant.put(due.key(), due);
        });
    }

    /** The rows whose instant is not after {@code now}. */
    Collection<String> notAfter(Instant now) {
        return byInstant.all().stream()
                .takeWhile(due -> !due.at().isAfter(now))
                .map(Due::row)
                .toList();
    }

    Optional<Instant> earliest() {
        return byInstant.all().stream().findFirst().map(Due::at);
    }

    private record Due(String row, Instant at) {
        String key() {
            return Table.key(Instants.text(at), row);
        }
    }
}
