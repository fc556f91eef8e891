// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.Tenant;
import dev.parley.protocol.ProtocolId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a negotiation without reading its events.
 *
 * @param category the listing's category when it was opened
 * @param version the number of its last event
 * @param open whether it has not ended
 * @param phase the protocol's phase
 * @param nextDeadline what it waits for, if it waits for the clock
 * @param seats who took part from the start, and so not who joined; written once
 * @param updatedAt when it last went on: the last event's instant, or that of the end
 * @param erased whether something was erased from its events, so that they can be shown and no longer be folded
 */
public record Head(
        Tenant tenant,
        NegotiationId id,
        ListingRef listing,
        String category,
        ProtocolId protocol,
        long version,
        boolean open,
        String phase,
        Optional<Instant> nextDeadline,
        List<Seat> seats,
        Instant openedAt,
        Instant updatedAt,
        boolean erased) {
    public Head {
        seats = List.copyOf(seats);
    }

    /** The same after one more event, by which something was erased from those before. */
    public Head erasedBy(long event) {
        return new Head(
                tenant,
                id,
                listing,
                category,
                protocol,
                event,
                open,
                phase,
                nextDeadline,
                seats,
                openedAt,
                updatedAt,
                true);
    }

    /** Whose listing it is about: the first seat is its owner's. */
    public PrincipalId owner() {
        return seats.stream()
                .findFirst()
                .map(Seat::principal)
                .orElseThrow(() -> new IllegalStateException("the negotiation " + id + " has no seat"));
    }
}
