// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.Json;
import dev.parley.model.Tenant;

/**
 * A record: one JSON object with a revision.
 *
 * @param id unique within tenant and kind, at most 400 characters
 * @param revision from 1
 */
public record StoredRecord(Tenant tenant, RecordKind kind, String id, long revision, Json body) {
    /** How long the body is when it is written, in characters. */
    public int length() {
        return body.canonicalText().length();
    }
}
