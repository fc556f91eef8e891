// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import java.util.List;

/**
 * A transcript for keeping.
 *
 * @param events in the audit format, in order, the parts that the caller may not read withheld
 * @param receipt a compact JWS that signs the head
 * @since 0.1.0
 */
public record TranscriptExport(NegotiationId negotiation, List<Json> events, String receipt) {
    public TranscriptExport {
        events = List.copyOf(events);
    }
}
