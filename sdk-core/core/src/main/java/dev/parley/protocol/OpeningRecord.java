package dev.parley.protocol;

import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Seats;
import dev.parley.model.SettlementRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a negotiation was opened with, as everybody may read it.
 *
 * @param negotiation its id
 * @param listing the snapshot
 * @param rules the public parameters
 * @param settlement which awards become deals
 * @param seats who takes part from the start
 * @param openedBy the seat whose principal opened it
 * @param openedAt when
 */
public record OpeningRecord<R>(
        NegotiationId negotiation,
        Listing listing,
        R rules,
        SettlementRule settlement,
        List<Seat> seats,
        SeatId openedBy,
        Instant openedAt) {
    public OpeningRecord {
        seats = Seats.of(seats);
    }

    /** The first seat of a role. */
    public Optional<Seat> seat(SeatRole role) {
        return seats.stream().filter(seat -> seat.role() == role).findFirst();
    }
}
