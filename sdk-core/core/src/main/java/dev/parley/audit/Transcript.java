// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.protocol.Viewer;
import java.util.List;
import java.util.Optional;

/**
 * A chain of events that {@link TranscriptVerifier} found intact, from the first on.
 *
 * @since 0.1.0
 */
public final class Transcript {
    /** The name of this version of the export. */
    public static final String FORMAT = "parley-transcript/1";

    private final List<AuditEvent> events;

    /** For the verifier alone: the events are at least one and intact. */
    Transcript(List<AuditEvent> events) {
        this.events = List.copyOf(events);
    }

    public NegotiationId negotiation() {
        return last().header().negotiation();
    }

    /** The events, in order, at least one. */
    public List<AuditEvent> events() {
        return events;
    }

    /** The number of the last event. */
    public long seq() {
        return last().header().seq();
    }

    /** The hash of the last event. */
    public Hash head() {
        return last().hash();
    }

    /** The hash of the event of that number; empty when the transcript does not reach it. */
    public Optional<Hash> head(long seq) {
        return seq < 1 || seq > events.size()
                ? Optional.empty()
                : Optional.of(events.get((int) seq - 1).hash());
    }

    /** The transcript as that viewer gets it; it is as intact as this one. */
    public Transcript visibleTo(Viewer viewer) {
        return new Transcript(
                events.stream().map(event -> event.visibleTo(viewer)).toList());
    }

    private AuditEvent last() {
        return events.get(events.size() - 1);
    }

    /** The export. */
    public Json toJson() {
        return Json.object()
                .put("format", FORMAT)
                .put("events", Json.array(events, AuditEvent::toJson))
                .build();
    }

    /**
     * The events of an export, all of the negotiation that it names if it names one; not verified yet.
     *
     * @throws Json.Mismatch if it is not what {@link #toJson} wrote
     */
    public static List<AuditEvent> eventsOf(Json export) {
        Strict.requireOnly(export, "format", "negotiation", "events", "receipt");
        Strict.requireFormat(export, FORMAT);
        List<AuditEvent> events = Strict.read(export, "events", all -> all.list(AuditEvent::fromJson));
        Optional<NegotiationId> named = export.find("negotiation")
                .map(name -> Strict.read(export, "negotiation", id -> new NegotiationId(id.text())));
        boolean others = events.stream()
                .anyMatch(event -> named.filter(id -> !id.equals(event.header().negotiation()))
                        .isPresent());
        if (others) {
            throw new Json.Mismatch("negotiation: the events are of another");
        }
        return events;
    }
}
