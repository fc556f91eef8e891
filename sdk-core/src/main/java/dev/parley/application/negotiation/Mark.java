package dev.parley.application.negotiation;

import dev.parley.audit.AuditEvent;
import dev.parley.model.Json;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Viewer;
import java.util.Optional;

/** What Parley itself writes into a transcript after the frame, whatever the protocol. */
sealed interface Mark permits DealMark, ConsentMark {
    /** The type of its event. */
    String type();

    /** Whether a viewer sees it. */
    boolean concerns(Viewer viewer);

    EncodedEvent encode();

    /** What those whom it concerns see of it. */
    Json toJson();

    /** The mark that an event is; empty for a protocol's own events. */
    static Optional<Mark> in(AuditEvent event) {
        return switch (event.header().type()) {
            case DealMark.TYPE -> Optional.of(DealMark.decode(Run.firstPart(event)));
            case ConsentMark.TYPE -> Optional.of(ConsentMark.decode(Run.firstPart(event)));
            default -> Optional.empty();
        };
    }
}
