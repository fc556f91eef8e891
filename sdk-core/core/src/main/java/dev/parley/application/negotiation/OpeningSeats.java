// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.model.Listing;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who sits in a negotiation from the start: the listing's owner, whoever opens, and the mediator that the policy names.
 *
 * @param seats the owner's first
 * @param opener the seat of who opens
 */
record OpeningSeats(List<Seat> seats, SeatId opener) {
    private static final SeatId SELLER = new SeatId("seller");
    private static final SeatId BUYER = new SeatId("buyer");
    private static final SeatId MEDIATOR = new SeatId("mediator");

    OpeningSeats {
        seats = List.copyOf(seats);
    }

    static OpeningSeats of(PrincipalId opener, Optional<PrincipalId> mediating, Listing listing) {
        List<Seat> seats = new ArrayList<>();
        seats.add(new Seat(seat(listing.side()), listing.side(), listing.owner()));
        if (!opener.equals(listing.owner())) {
            seats.add(new Seat(seat(listing.guests()), listing.guests(), opener));
        }
        mediating.ifPresent(mediator -> seats.add(new Seat(MEDIATOR, SeatRole.MEDIATOR, mediator)));
        return new OpeningSeats(seats, seat(opener.equals(listing.owner()) ? listing.side() : listing.guests()));
    }

    private static SeatId seat(SeatRole side) {
        return side == SeatRole.SELLER ? SELLER : BUYER;
    }

    /** Whether a principal would sit on two of them. */
    boolean isOneOnTwoSeats() {
        return seats.stream().map(Seat::principal).distinct().count() < seats.size();
    }
}
