// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditPart;
import dev.parley.audit.JsonReader;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Tenant;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.ProtocolId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a negotiation was opened with, frozen in its first event.
 *
 * @param salePeriod the number of the period in which the listing was for sale; once that is over, nothing goes on
 * @param rules the public parameters, whole, their members sorted as they are when read back: an answer and its retry
 *     have the same bytes
 * @param policyVersion the policy that chose them
 * @param showsSoftware whether the parties are told which moves software made for the other side
 * @param seats who took part from the start
 * @param admissions under which of its principal's admissions each seat was taken; a part of its own for each seat, since
 *     it tells whether the principal was ever barred
 * @param openedBy the opener's seat
 */
public record OpeningRecord(
        NegotiationId id,
        Tenant tenant,
        Listing listing,
        long salePeriod,
        ProtocolId protocol,
        Json rules,
        SettlementRule settlement,
        Optional<Long> policyVersion,
        boolean showsSoftware,
        List<Seat> seats,
        Map<SeatId, Long> admissions,
        SeatId openedBy,
        Instant openedAt) {
    /** The type of the first event. */
    public static final String TYPE = dev.parley.protocol.OpeningRecord.TYPE;

    private static final int VERSION = 1;

    /** The rules get the order in which they are stored, so that every node and every retry shows the same bytes. */
    public OpeningRecord {
        rules = JsonReader.read(rules.canonicalText());
        seats = List.copyOf(seats);
        admissions = Map.copyOf(admissions);
        rules = sorted(rules);
    }

    private static Json sorted(Json json) {
        if (json instanceof Json.Obj object) {
            Map<String, Json> members = new TreeMap<>();
            object.members().forEach((name, value) -> members.put(name, sorted(value)));
            return new Json.Obj(members);
        }
        return json instanceof Json.Arr array
                ? Json.array(
                        array.elements().stream().map(OpeningRecord::sorted).toList())
                : json;
    }

    /** The same with the rules as the protocol writes them. */
    public OpeningRecord withRules(Json whole) {
        return new OpeningRecord(
                id,
                tenant,
                listing,
                salePeriod,
                protocol,
                whole,
                settlement,
                policyVersion,
                showsSoftware,
                seats,
                admissions,
                openedBy,
                openedAt);
    }

    /** What a protocol opens it with. */
    public dev.parley.protocol.Opening<Object> opening(Object parameters, Map<SeatId, Json> privateTerms) {
        return new dev.parley.protocol.Opening<>(id, listing, parameters, settlement, seats, openedBy, privateTerms);
    }

    /** The same with the rules as the protocol reads them. */
    dev.parley.protocol.OpeningRecord<Object> asRead(Object parameters) {
        return new dev.parley.protocol.OpeningRecord<>(id, listing, parameters, settlement, seats, openedBy, openedAt);
    }

    /** The hash of protocol, rules and settlement. */
    public Hash rulesHash() {
        Json.Builder hashed = Json.object()
                .put("protocol", protocol.name())
                .put("version", protocol.version())
                .put("parameters", rules);
        return Hash.sha256(settlement.putInto(hashed).build().canonical());
    }

    EncodedEvent encode() {
        Json.Builder content = Json.object()
                .put("id", id.value())
                .put("tenant", tenant.value())
                .put("listing", listing.toJson())
                .put("salePeriod", salePeriod)
                .put("protocol", protocol.name())
                .put("version", protocol.version())
                .put("parameters", rules)
                .put("rulesHash", rulesHash().hex())
                .putIf("policyVersion", policyVersion, Json::of)
                .put("showsSoftware", showsSoftware)
                .put("seats", Json.array(seats, Seat::toJson))
                .put("openedBy", openedBy.value())
                .put("openedAt", openedAt);
        settlement.putInto(content);
        List<EncodedEvent.Part> parts = new ArrayList<>();
        parts.add(new EncodedEvent.Part(Audience.PARTIES, content.build()));
        for (Seat seat : seats) {
            Json admission = Json.object()
                    .put("admission", Objects.requireNonNull(admissions.get(seat.id())))
                    .build();
            parts.add(new EncodedEvent.Part(Audience.seat(seat.id()), admission));
        }
        return new EncodedEvent(TYPE, VERSION, parts);
    }

    public static OpeningRecord decode(AuditEvent first) {
        Json json = NegotiationSession.firstPart(first);
        List<Seat> seats = json.get("seats").list(Seat::fromJson);
        Map<SeatId, Long> admissions = new HashMap<>();
        for (int i = 0; i < seats.size(); i++) {
            SeatId seat = seats.get(i).id();
            AuditPart part = first.parts().get(i + 1);
            Optional<Json> admission = part.match(present -> Optional.of(present.json()), withheld -> Optional.empty());
            admission.ifPresent(
                    number -> admissions.put(seat, number.get("admission").integer()));
        }
        return new OpeningRecord(
                new NegotiationId(json.get("id").text()),
                new Tenant(json.get("tenant").text()),
                Listing.fromJson(json.get("listing")),
                json.get("salePeriod").integer(),
                new ProtocolId(
                        json.get("protocol").text(),
                        Math.toIntExact(json.get("version").integer())),
                json.get("parameters"),
                SettlementRule.readFrom(json),
                json.find("policyVersion").map(Json::integer),
                json.get("showsSoftware").bool(),
                seats,
                admissions,
                new SeatId(json.get("openedBy").text()),
                json.get("openedAt").instant());
    }
}
