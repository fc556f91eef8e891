package dev.parley.application.store;

import dev.parley.model.Json;
import java.util.Set;

/**
 * A record to be written.
 *
 * @param expectedRevision the revision that the writer saw; 0 for a new one. Another one is a conflict
 * @param owners by whom it can be listed, each at most 200 characters; replaces the earlier ones
 */
public record RecordPut(RecordKind kind, String id, long expectedRevision, Json body, Set<String> owners) {
    public RecordPut {
        owners = Set.copyOf(owners);
    }
}
