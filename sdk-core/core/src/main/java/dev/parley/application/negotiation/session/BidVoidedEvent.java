// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditPart;
import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Viewer;
import java.util.List;
import java.util.Optional;

/**
 * The mark that an operator leaves in the transcript who voids what every party has seen on the table.
 *
 * @param seat whose bid it was
 * @param offer its name, where it has one
 * @param reason in the operator's words, for operators; empty once it was erased
 */
public record BidVoidedEvent(SeatId seat, Optional<OfferId> offer, Optional<String> reason) implements SystemEvent {
    /** The type of the event. */
    public static final String TYPE = "parley.bid-voided";

    private static final int VERSION = 1;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean concerns(Viewer viewer) {
        return true;
    }

    @Override
    public EncodedEvent encode() {
        Json why = Json.object().putIf("reason", reason, Json::of).build();
        return new EncodedEvent(
                TYPE,
                VERSION,
                List.of(
                        new EncodedEvent.Part(Audience.PARTIES, known()),
                        new EncodedEvent.Part(Audience.OPERATORS, why)));
    }

    private Json known() {
        return Json.object()
                .put("seat", seat.value())
                .putIf("offer", offer, name -> Json.of(name.value()))
                .build();
    }

    @Override
    public Json toJson(Viewer viewer) {
        Json.Builder json =
                Json.object().put("seat", seat.value()).putIf("offer", offer, name -> Json.of(name.value()));
        return viewer.match(
                party -> json.build(),
                operator -> json.putIf("reason", reason, Json::of).build(),
                anyone -> json.build());
    }

    static BidVoidedEvent decode(AuditEvent event) {
        Json known = NegotiationSession.firstPart(event);
        AuditPart part = event.parts().get(1);
        Optional<Json> why = part.match(present -> Optional.of(present.json()), withheld -> Optional.empty());
        return new BidVoidedEvent(
                new SeatId(known.get("seat").text()),
                known.find("offer").map(Json::text).map(OfferId::new),
                why.flatMap(json -> json.find("reason")).map(Json::text));
    }
}
