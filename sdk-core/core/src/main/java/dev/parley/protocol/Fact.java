// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.Instants;
import dev.parley.model.Json;
import java.time.Instant;
import java.util.Objects;

/**
 * What a host says, and for how long it stands by it.
 *
 * @param value in the form that the protocol's need names
 * @param asOf when it was so, whole microseconds
 * @param validUntil the first instant at which it must be asked again, after {@code asOf}
 * @since 0.1.0
 */
public record Fact(Json value, Instant asOf, Instant validUntil) {
    public Fact {
        Objects.requireNonNull(value, "value");
        asOf = Instants.truncate(asOf);
        validUntil = Instants.truncate(validUntil);
        if (!validUntil.isAfter(asOf)) {
            throw new IllegalArgumentException("validUntil must be after asOf");
        }
    }

    /** Whether it may be relied on at an instant. */
    public boolean holdsAt(Instant at) {
        return at.isBefore(validUntil);
    }

    /** This fact as JSON. */
    public Json toJson() {
        return Json.object()
                .put("value", value)
                .put("asOf", asOf)
                .put("validUntil", validUntil)
                .build();
    }

    /**
     * The fact that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is none
     */
    public static Fact fromJson(Json json) {
        return new Fact(
                json.get("value"),
                json.get("asOf").instant(),
                json.get("validUntil").instant());
    }
}
