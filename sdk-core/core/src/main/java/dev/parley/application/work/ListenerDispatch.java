// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import dev.parley.application.negotiation.session.SessionLoader;
import dev.parley.application.outbox.Messages;
import dev.parley.application.store.OutboxMessage;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditPart;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.port.NegotiationListener.Happened;
import dev.parley.protocol.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a message has to tell, each event as an operator may read it. */
final class ListenerDispatch {
    private static final Viewer MARKETPLACE = new Viewer.Operator();

    private final SessionLoader sessions;

    ListenerDispatch(SessionLoader sessions) {
        this.sessions = sessions;
    }

    /** What a message tells, in order, and what it tells still once the first so many have been heard. */
    record News(List<Happened> events, OutboxMessage message) {
        /** What is left of the message after the first so many events. */
        Json after(int heard) {
            return message.topic().equals(Messages.EVENTS)
                    ? Messages.Range.of(message.body()).after(heard).toJson()
                    : message.body();
        }
    }

    News read(OutboxMessage message) {
        return switch (message.topic()) {
            case Messages.EVENTS -> new News(ofTranscript(message), message);
            case Messages.NOTICE -> new News(List.of(notice(message)), message);
            default -> throw new IllegalStateException("no listener is told of the topic " + message.topic());
        };
    }

    private List<Happened> ofTranscript(OutboxMessage message) {
        Messages.Range range = Messages.Range.of(message.body());
        List<Happened> told = new ArrayList<>();
        for (AuditEvent event : sessions.events(message.tenant(), range.negotiation(), range.before(), range.reach())) {
            int place = range.shown().indexOf(event.header().seq());
            if (place >= 0) {
                told.add(happened(message, range.negotiation(), range.number() + place, event));
            }
        }
        return told;
    }

    private static Happened happened(OutboxMessage message, NegotiationId negotiation, long number, AuditEvent event) {
        return new Happened(
                message.tenant(),
                Optional.of(negotiation),
                negotiation + "/" + number,
                event.header().at(),
                event.header().type(),
                event.header().version(),
                details(event));
    }

    private static Json details(AuditEvent event) {
        Json.Builder details = Json.object();
        for (AuditPart part : event.parts()) {
            if (part instanceof AuditPart.Present present && part.audience().includes(MARKETPLACE)) {
                present.json().members().forEach(details::put);
            }
        }
        return details.build();
    }

    private static Happened notice(OutboxMessage message) {
        Json body = message.body();
        return new Happened(
                message.tenant(),
                body.find("negotiation").map(where -> new NegotiationId(where.text())),
                body.get("id").text(),
                body.get("at").instant(),
                body.get("type").text(),
                Math.toIntExact(body.get("version").integer()),
                body.get("details"));
    }
}
