// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.Objects;

/**
 * A role in one negotiation and who holds it.
 *
 * @param id its name in the negotiation
 * @param role what it does
 * @param principal whose money or goods; never on both sides of one negotiation
 * @since 0.1.0
 */
public record Seat(SeatId id, SeatRole role, PrincipalId principal) {
    public Seat {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(principal, "principal");
    }

    /** This seat as JSON. */
    public Json toJson() {
        return Json.object()
                .put("id", id.value())
                .put("role", role.name())
                .put("principal", principal.value())
                .build();
    }

    /**
     * The seat that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no seat
     */
    public static Seat fromJson(Json json) {
        return new Seat(
                new SeatId(json.get("id").text()),
                SeatRole.valueOf(json.get("role").text()),
                new PrincipalId(json.get("principal").text()));
    }
}
