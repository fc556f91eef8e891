// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Instants;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.Safe;
import dev.parley.model.SeatId;
import dev.parley.model.Text;
import java.time.Instant;
import java.util.Optional;

/**
 * What everyone who holds any part of an event may read: opaque ids, order, kind and time, and nothing about people.
 *
 * @param negotiation whose event it is
 * @param seq its place in the chain, from 1
 * @param type a stable name such as {@code offer-made}, at most 64 characters
 * @param version of the type, from 1
 * @param at when it was decided, whole microseconds
 * @param actor the seat that caused it; empty when the system did, a deadline for instance
 * @since 0.1.0
 */
public record AuditHeader(
        NegotiationId negotiation, long seq, String type, int version, Instant at, Optional<SeatId> actor) {
    private static final int MAX_TYPE = 64;

    public AuditHeader {
        Text.requireId("type", type, MAX_TYPE);
        Safe.require("seq", seq);
        if (seq < 1 || version < 1) {
            throw new IllegalArgumentException("seq and version start at 1");
        }
        at = Instants.truncate(at);
    }

    /** This header as canonical JSON has it. */
    public Json toJson() {
        return Json.object()
                .putIf("actor", actor, seat -> Json.of(seat.value()))
                .put("at", at)
                .put("negotiation", negotiation.value())
                .put("seq", seq)
                .put("type", type)
                .put("version", version)
                .build();
    }

    /** The header that {@link #toJson} wrote. */
    public static AuditHeader fromJson(Json json) {
        Strict.requireOnly(json, "actor", "at", "negotiation", "seq", "type", "version");
        Optional<SeatId> actor = json.members().containsKey("actor")
                ? Optional.of(Strict.read(json, "actor", value -> new SeatId(value.text())))
                : Optional.empty();
        return new AuditHeader(
                Strict.read(json, "negotiation", value -> new NegotiationId(value.text())),
                Strict.read(json, "seq", Json::integer),
                Strict.read(json, "type", Json::text),
                Strict.read(json, "version", value -> Math.toIntExact(value.integer())),
                Strict.read(json, "at", Strict::instant),
                actor);
    }
}
