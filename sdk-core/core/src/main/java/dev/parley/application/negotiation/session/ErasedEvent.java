// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.application.Ids;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditHeader;
import dev.parley.audit.AuditPart;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The event that ends a transcript of which something was erased. Whoever has kept the session reads it next, and no session goes
 * on from there.
 *
 * @param publishesHeaders whether parties may see all headers, which only the protocol's last state could tell
 */
public record ErasedEvent(boolean publishesHeaders) {
    /** The type of the event. */
    public static final String TYPE = "parley.erased";

    private static final int VERSION = 1;

    /** Whether an event shows that something was erased: by what it lacks, or by saying so. */
    static boolean isMetIn(AuditEvent event) {
        return event.header().type().equals(TYPE)
                || event.parts().stream().anyMatch(part -> part instanceof AuditPart.Withheld);
    }

    /** The event that says so among these, which are all of a negotiation, or its last. */
    public static Optional<ErasedEvent> in(List<AuditEvent> events) {
        return events.stream()
                .filter(event -> event.header().type().equals(TYPE))
                .findFirst()
                .map(event -> new ErasedEvent(NegotiationSession.firstPart(event)
                        .get("publishesHeaders")
                        .bool()));
    }

    /** The event behind a negotiation's last one. */
    public AuditEvent after(NegotiationId negotiation, long last, Hash head, Instant at, Ids ids) {
        Json content = Json.object().put("publishesHeaders", publishesHeaders).build();
        return AuditEvent.of(
                new AuditHeader(negotiation, last + 1, TYPE, VERSION, at, Optional.empty()),
                head,
                List.of(new EncodedEvent.Part(Audience.OPERATORS, content)),
                () -> ids.bytes(AuditPart.SALT_BYTES));
    }
}
