// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a negotiation is opened with; the protocol keeps what it needs of it in its first event.
 *
 * @param negotiation its id
 * @param listing the snapshot
 * @param rules the public parameters
 * @param settlement which awards become deals
 * @param seats who takes part from the start; the opener's seat is {@code openedBy}
 * @param openedBy the seat whose principal opened it
 * @param privateTerms what seats keep from each other, valid by the protocol's schema; absent where a seat has none
 * @since 0.1.0
 */
public record Opening<R>(
        NegotiationId negotiation,
        Listing listing,
        R rules,
        SettlementRule settlement,
        List<Seat> seats,
        SeatId openedBy,
        Map<SeatId, Json> privateTerms) {
    public Opening {
        seats = List.copyOf(seats);
        privateTerms = Map.copyOf(privateTerms);
    }

    /** Whether the seats are one of each of these roles, and no other. */
    public boolean has(SeatRole... roles) {
        List<SeatRole> wanted = Stream.of(roles).sorted().toList();
        return seats.stream().map(Seat::role).sorted().toList().equals(wanted);
    }

    /** What everybody may read of it. */
    public OpeningRecord<R> record(Instant at) {
        return new OpeningRecord<>(negotiation, listing, rules, settlement, seats, openedBy, at);
    }
}
