// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.SeatId;
import dev.parley.protocol.Award;
import dev.parley.protocol.auction.english.Ascent.Course;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who is next in line for a free unit, and at which price: as if the winners whose deals lapsed had never bid. At the bidder's own
 * maximum instead, a seller would gain by an accomplice that wins and never pays (ECONOMICS.md §4).
 *
 * @param seat the bidder
 * @param price of a unit, minor units; at most the bidder's maximum, and at least the reserve
 */
record NextInLine(SeatId seat, long price) {
    /** The highest of the bidders that would have won and neither have won nor had their chance; empty where there is none. */
    static Optional<NextInLine> of(EnglishState state) {
        return state.ending().after().filter(AfterHammer::hasFreeUnit).flatMap(after -> of(state, after));
    }

    /** The bidding as if the winners whose deals lapsed had never bid. */
    static Course withoutLapsed(EnglishState state, AfterHammer after) {
        return state.ascent().replay(state.bids().withoutSeats(after.lapsed()));
    }

    private static Optional<NextInLine> of(EnglishState state, AfterHammer after) {
        Course course = withoutLapsed(state, after);
        Lead lead = course.lead();
        if (!lead.reserveMet() && state.sale().hasReserve()) {
            return Optional.empty();
        }
        Set<SeatId> served = new HashSet<>();
        state.ending().awards().stream().map(Award::buyer).forEach(served::add);
        return course.bids().best(state.sale().rules().units()).stream()
                .map(Bid::seat)
                .filter(lead.leaders()::contains)
                .filter(seat -> !served.contains(seat) && !after.hasHad(seat))
                .findFirst()
                .map(seat -> new NextInLine(seat, lead.price()));
    }
}
