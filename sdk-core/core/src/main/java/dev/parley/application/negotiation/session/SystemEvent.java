// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.audit.AuditEvent;
import dev.parley.model.Json;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EventType;
import dev.parley.protocol.Viewer;
import java.util.List;
import java.util.Optional;

/** What Parley itself writes into a transcript after the opening record, whatever the protocol. */
public sealed interface SystemEvent permits DealMadeEvent, DrawConsentEvent, BidVoidedEvent, FactFoundEvent {
    /** All that Parley itself writes into transcripts, the opening record first. */
    List<EventType> TYPES = List.of(
            new EventType(OpeningRecord.TYPE, 1, "A negotiation was opened."),
            new EventType(DealMadeEvent.TYPE, 1, "A deal was reached; `buyer` and `seller` are seats."),
            new EventType(
                    BidVoidedEvent.TYPE,
                    1,
                    "An operator voided what a seat had on the table; `reason` is for the marketplace, not for the other side."),
            new EventType(DrawConsentEvent.TYPE, 1, "A party lets the draw of an item be opened."),
            new EventType(FactFoundEvent.TYPE, 1, "The host said something that a decision rests on."));

    /** The type of its event. */
    String type();

    /** Whether a viewer sees it. */
    boolean concerns(Viewer viewer);

    EncodedEvent encode();

    /** Who sees it: whoever may read a part. */
    default List<Audience> audiences() {
        return encode().parts().stream().map(EncodedEvent.Part::audience).toList();
    }

    /** What a viewer whom it concerns sees of it. */
    Json toJson(Viewer viewer);

    /** The mark that an event is; empty for a protocol's own events. */
    static Optional<SystemEvent> in(AuditEvent event) {
        return switch (event.header().type()) {
            case DealMadeEvent.TYPE -> Optional.of(DealMadeEvent.decode(NegotiationSession.firstPart(event)));
            case DrawConsentEvent.TYPE -> Optional.of(DrawConsentEvent.decode(NegotiationSession.firstPart(event)));
            case BidVoidedEvent.TYPE -> Optional.of(BidVoidedEvent.decode(event));
            case FactFoundEvent.TYPE -> Optional.of(FactFoundEvent.decode(event));
            default -> Optional.empty();
        };
    }
}
