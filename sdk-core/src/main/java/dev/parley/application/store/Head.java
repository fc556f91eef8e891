package dev.parley.application.store;

import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
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
 * @param updatedAt the last event's instant
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
        Instant updatedAt) {
    public Head {
        seats = List.copyOf(seats);
    }

    /** Who sells what it is about. */
    public PrincipalId seller() {
        return seats.stream()
                .filter(seat -> seat.role() == SeatRole.SELLER)
                .map(Seat::principal)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the negotiation " + id + " has no seller"));
    }
}
