// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.Json;
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
import java.util.function.Function;

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
 * @since 0.1.0
 */
public record OpeningRecord<R>(
        NegotiationId negotiation,
        Listing listing,
        R rules,
        SettlementRule settlement,
        List<Seat> seats,
        SeatId openedBy,
        Instant openedAt) {
    /** The type of the event that holds it, the first of every negotiation. */
    public static final String TYPE = "parley.opened";

    public OpeningRecord {
        seats = Seats.of(seats);
    }

    /**
     * What the first event shows to every party.
     *
     * @param shown the first part of that event
     * @param rules reads the public parameters
     * @throws Json.Mismatch if something of it is missing or is nothing that could have been opened
     */
    public static <R> OpeningRecord<R> read(Json shown, Function<Json, R> rules) {
        return new OpeningRecord<>(
                new NegotiationId(shown.get("id").text()),
                Listing.fromJson(shown.get("listing")),
                rules.apply(shown.get("parameters")),
                SettlementRule.readFrom(shown),
                shown.get("seats").list(Seat::fromJson),
                new SeatId(shown.get("openedBy").text()),
                shown.get("openedAt").instant());
    }

    /** The first seat of a role. */
    public Optional<Seat> seat(SeatRole role) {
        return seats.stream().filter(seat -> seat.role() == role).findFirst();
    }
}
