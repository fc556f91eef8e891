// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Instants;
import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.model.Tenant;
import java.time.Instant;
import java.util.Optional;

/**
 * What a seat keeps in hand: the service's word for the chain up to one event.
 *
 * @param anchor the negotiation, the event's number and its hash
 * @param issuedAt when, whole microseconds
 * @param tenant whose marketplace; empty where there is only one
 * @param viewer the seat to which it was given
 * @since 0.1.0
 */
public record Receipt(Anchor anchor, Instant issuedAt, Optional<Tenant> tenant, SeatId viewer) {
    public Receipt {
        issuedAt = Instants.truncate(issuedAt);
    }

    /** The receipt signed. */
    public SignedDocument sign(SigningKey key) {
        return SignedDocument.sign(key, SignedDocument.RECEIPT, toJson());
    }

    /** What is signed. */
    public Json toJson() {
        return anchor.putInto(Json.object())
                .put("issuedAt", issuedAt)
                .putIf("tenant", tenant, name -> Json.of(name.value()))
                .put("viewer", viewer.value())
                .build();
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws Json.Mismatch if it is anything else
     */
    public static Receipt fromJson(Json json) {
        Strict.requireOnly(json, "negotiation", "seq", "head", "issuedAt", "tenant", "viewer");
        Optional<Tenant> tenant = json.members().containsKey("tenant")
                ? Optional.of(Strict.read(json, "tenant", value -> new Tenant(value.text())))
                : Optional.empty();
        return new Receipt(
                Anchor.fromJson(json),
                Strict.read(json, "issuedAt", Strict::instant),
                tenant,
                Strict.read(json, "viewer", value -> new SeatId(value.text())));
    }
}
