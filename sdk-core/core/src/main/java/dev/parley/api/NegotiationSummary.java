// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.protocol.ProtocolId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line in a list of negotiations.
 *
 * @param yourTurn whether the negotiation waits for the caller: not while it could only take back or change what it did
 * @since 0.1.0
 */
public record NegotiationSummary(
        NegotiationId id,
        ListingRef listing,
        ProtocolId protocol,
        List<Seat> seats,
        boolean open,
        String phase,
        boolean yourTurn,
        Optional<Instant> deadline,
        Instant openedAt,
        Instant updatedAt) {
    public NegotiationSummary {
        seats = List.copyOf(seats);
    }
}
