package dev.parley.application.work;

import dev.parley.application.negotiation.Desk;
import dev.parley.application.store.OutboxMessage;
import dev.parley.audit.AuditEvent;
import dev.parley.model.NegotiationId;
import dev.parley.port.NegotiationListener;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;

/** Tells listeners what happened, in order; where one fails, all of the message comes again. */
final class Telling {
    private final Desk desk;

    Telling(Desk desk) {
        this.desk = desk;
    }

    void tell(OutboxMessage message) {
        NegotiationId negotiation =
                new NegotiationId(message.body().get("negotiation").text());
        long after = message.body().get("after").integer();
        long to = message.body().get("to").integer();
        int events = Math.toIntExact(to - after);
        for (AuditEvent event : desk.runs().events(message.tenant(), negotiation, after, events)) {
            NegotiationListener.Happened happened = new NegotiationListener.Happened(
                    message.tenant(),
                    negotiation,
                    event.header().seq(),
                    event.header().at(),
                    forParties(event.encoded()));
            desk.environment().listeners().forEach(listener -> listener.on(happened));
        }
    }

    private static EncodedEvent forParties(EncodedEvent event) {
        return new EncodedEvent(
                event.type(),
                event.version(),
                event.parts().stream()
                        .filter(part -> part.audience().equals(Audience.PARTIES))
                        .toList());
    }
}
