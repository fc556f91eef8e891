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
final class Orphans {
    private final Desk desk;

    Orphans(Desk desk) {
        this.desk = desk;
    }

    Outcome<NegotiationView> find(Caller caller, NegotiationId negotiation) {
        List<AuditEvent> events = desk.runs().events(caller.tenant(), negotiation, 0, 1);
        Optional<Head> head = desk.environment()
                .store()
                .head(caller.tenant(), negotiation)
                .filter(found -> desk.isVisible(caller, desk.visibility(caller), found));
        if (events.isEmpty() || head.isEmpty()) {
            return Outcome.refused(Reason.NOT_FOUND);
        }
        Optional<Seat> seat = desk.environment().store().seat(caller.tenant(), negotiation, caller.principal());
        Frame frame = Frame.decode(Run.firstPart(events.get(0)));
        return Outcome.done(view(frame, head.get(), seat));
    }

    private NegotiationView view(Frame frame, Head head, Optional<Seat> seat) {
        return new NegotiationView(
                frame.id(),
                "orphan-" + head.version(),
                seat.map(Seat::id),
                known(head, seat),
                frame.listing(),
                frame.protocol(),
                frame.rules(),
                frame.rulesHash(),
                frame.settlement(),
                head.open(),
                head.phase(),
                Json.object().put("protocolUnavailable", true).build(),
                List.of(),
                head.nextDeadline(),
                List.of(),
                frame.openedAt(),
                head.updatedAt(),
                desk.environment().now());
    }

    /** Who was there from the start, and the caller: whether others may be known who joined, the protocol alone knew. */
    private static List<Seat> known(Head head, Optional<Seat> own) {
        Set<Seat> known = new LinkedHashSet<>(head.seats());
        own.ifPresent(known::add);
        return List.copyOf(known);
    }
}
