package dev.parley.application.negotiation;

import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.application.store.Head;
import dev.parley.audit.AuditEvent;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Negotiations whose protocol is no longer registered: what is known without it can still be read. */
final class UnregisteredProtocolView {
    private final NegotiationAccess access;

    UnregisteredProtocolView(NegotiationAccess access) {
        this.access = access;
    }

    Outcome<NegotiationView> find(Caller caller, NegotiationId negotiation) {
        List<AuditEvent> events = access.sessions().events(caller.tenant(), negotiation, 0, 1);
        Optional<Head> head = access.environment()
                .store()
                .head(caller.tenant(), negotiation)
                .filter(found -> access.isVisible(caller, access.visibility(caller), found));
        if (events.isEmpty() || head.isEmpty()) {
            return Outcome.refused(Reason.NOT_FOUND);
        }
        Optional<Seat> seat = access.environment().store().seat(caller.tenant(), negotiation, caller.principal());
        OpeningRecord openingRecord = OpeningRecord.decode(NegotiationSession.firstPart(events.get(0)));
        return Outcome.done(view(openingRecord, head.get(), seat));
    }

    private NegotiationView view(OpeningRecord openingRecord, Head head, Optional<Seat> seat) {
        return new NegotiationView(
                openingRecord.id(),
                "orphan-" + head.version(),
                seat.map(Seat::id),
                known(head, seat),
                openingRecord.listing(),
                openingRecord.protocol(),
                openingRecord.rules(),
                openingRecord.rulesHash(),
                openingRecord.settlement(),
                head.open(),
                head.phase(),
                Json.object().put("protocolUnavailable", true).build(),
                List.of(),
                head.nextDeadline(),
                List.of(),
                openingRecord.openedAt(),
                head.updatedAt(),
                access.environment().now());
    }

    /** Who was there from the start, and the caller: whether others may be known who joined, the protocol alone knew. */
    private static List<Seat> known(Head head, Optional<Seat> own) {
        Set<Seat> known = new LinkedHashSet<>(head.seats());
        own.ifPresent(known::add);
        return List.copyOf(known);
    }
}
