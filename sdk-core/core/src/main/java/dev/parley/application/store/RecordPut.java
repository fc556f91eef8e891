// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.Json;
import java.util.Comparator;
import java.util.Set;

/**
 * A record to be written.
 *
 * @param expectedRevision the revision that the writer saw; 0 for a new one. Another one is a conflict
 * @param owners by whom it can be listed, each at most 200 characters; replaces the earlier ones
 * @param removed whether it goes instead, body and all
 */
public record RecordPut(
        RecordKind kind, String id, long expectedRevision, Json body, Set<String> owners, boolean removed)
        implements Comparable<RecordPut> {
    private static final Comparator<RecordPut> ORDER =
            Comparator.comparing(RecordPut::kind).thenComparing(RecordPut::id);

    public RecordPut {
        owners = Set.copyOf(owners);
    }

    /** A record that stays. */
    public RecordPut(RecordKind kind, String id, long expectedRevision, Json body, Set<String> owners) {
        this(kind, id, expectedRevision, body, owners, false);
    }

    /** A record that goes; its name is never given again, since a condition may still rest on it. */
    public static RecordPut removal(StoredRecord read) {
        return new RecordPut(
                read.kind(), read.id(), read.revision(), Json.object().build(), Set.of(), true);
    }

    @Override
    public int compareTo(RecordPut other) {
        return ORDER.compare(this, other);
    }
}
