// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.auctions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.parley.api.NegotiationView;
import dev.parley.model.Json;
import java.time.Instant;
import java.util.List;

/**
 * An auction as anyone sees it, in the shape of Parley's own view of a negotiation.
 *
 * @param revision changes when, and only when, what anyone sees does
 * @param listing the snapshot of the opening
 * @param rules by which protocol and parameters
 * @param details prices, bidders by their numbers, and times
 */
public record Room(
        String id,
        @JsonIgnore String revision,
        @JsonRawValue String listing,
        @JsonRawValue String rules,
        boolean open,
        String phase,
        @JsonRawValue String details,
        List<String> seats,
        List<String> allowedActions,
        List<String> deals,
        Instant updatedAt,
        Instant serverTime) {
    public Room {
        seats = List.copyOf(seats);
        allowedActions = List.copyOf(allowedActions);
        deals = List.copyOf(deals);
    }

    static Room of(NegotiationView view) {
        Json rules = Json.object()
                .put("protocol", view.protocol().name())
                .put("version", view.protocol().version())
                .put("parameters", view.rules())
                .build();
        return new Room(
                view.id().value(),
                view.revision(),
                view.listing().toJson().canonicalText(),
                rules.canonicalText(),
                view.open(),
                view.phase(),
                view.details().canonicalText(),
                List.of(),
                List.of(),
                List.of(),
                view.updatedAt(),
                view.serverTime());
    }

    /** Names what is seen, for an {@code ETag}. */
    public String tag() {
        return '"' + revision + '"';
    }

    /** Whether a browser that sends {@code If-None-Match} has it already. */
    public boolean isKnownBy(String sent) {
        return List.of(sent.split("\\s*,\\s*", -1)).contains(tag());
    }
}
