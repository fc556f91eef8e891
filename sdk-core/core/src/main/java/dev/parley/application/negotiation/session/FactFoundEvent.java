// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditPart;
import dev.parley.model.Json;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Context;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Fact;
import dev.parley.protocol.Need;
import dev.parley.protocol.Viewer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mark that what the host said leaves in the transcript, after what was decided by it.
 *
 * @param audience who may read it
 * @param content the kind, the subject and the fact; an empty object once it was erased
 */
public record FactFoundEvent(Audience audience, Json content) implements SystemEvent {
    /** The type of the event. */
    public static final String TYPE = "parley.fact-found";

    private static final int VERSION = 1;

    /** What the host said that a decision rests on, in the order of the kinds. */
    public static List<FactFoundEvent> in(Context context) {
        return context.facts().entrySet().stream()
                .filter(entry -> entry.getKey() instanceof Need.OfHost)
                .sorted(Comparator.comparing((Map.Entry<Need, Json> entry) -> ((Need.OfHost) entry.getKey()).kind())
                        .thenComparing(entry ->
                                ((Need.OfHost) entry.getKey()).subject().canonicalText()))
                .map(entry -> of((Need.OfHost) entry.getKey(), Fact.fromJson(entry.getValue())))
                .toList();
    }

    private static FactFoundEvent of(Need.OfHost need, Fact fact) {
        return new FactFoundEvent(
                need.audience(),
                Json.object()
                        .put("kind", need.kind())
                        .put("subject", need.subject())
                        .put("value", fact.value())
                        .put("asOf", fact.asOf())
                        .put("validUntil", fact.validUntil())
                        .build());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean concerns(Viewer viewer) {
        return audience.includes(viewer);
    }

    @Override
    public EncodedEvent encode() {
        return new EncodedEvent(TYPE, VERSION, List.of(new EncodedEvent.Part(audience, content)));
    }

    @Override
    public Json toJson(Viewer viewer) {
        return content;
    }

    static FactFoundEvent decode(AuditEvent event) {
        AuditPart part = event.parts().get(0);
        Optional<Json> content = part.match(present -> Optional.of(present.json()), withheld -> Optional.empty());
        return new FactFoundEvent(
                part.audience(), content.orElseGet(() -> Json.object().build()));
    }
}
