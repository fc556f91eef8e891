package dev.parley.application.store;

import dev.parley.model.Json;
import java.util.Comparator;
import java.util.Set;

/**
 * A record to be written.
 *
 * @param expectedRevision the revision that the writer saw; 0 for a new one. Another one is a conflict
 * @param owners by whom it can be listed, each at most 200 characters; replaces the earlier ones
 */
public record RecordPut(RecordKind kind, String id, long expectedRevision, Json body, Set<String> owners)
        implements Comparable<RecordPut> {
    private static final Comparator<RecordPut> ORDER =
            Comparator.comparing(RecordPut::kind).thenComparing(RecordPut::id);

    public RecordPut {
        owners = Set.copyOf(owners);
    }

    @Override
    public int compareTo(RecordPut other) {
        return ORDER.compare(this, other);
    }
}
