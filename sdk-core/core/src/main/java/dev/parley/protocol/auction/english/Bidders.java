// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.PersistentMap;
import dev.parley.model.SeatId;
import java.util.List;
import java.util.Optional;

/**
 * The numbers under which bidders appear to others, from 1 in the order of their first bids.
 *
 * @param seats by number
 * @param numbers by seat
 */
record Bidders(PersistentMap<Long, SeatId> seats, PersistentMap<SeatId, Long> numbers) {
    static final Bidders NONE = new Bidders(PersistentMap.empty(), PersistentMap.empty());

    Optional<Long> find(SeatId seat) {
        return numbers.find(seat);
    }

    /** The number of a seat: the next one where it has none. */
    long number(SeatId seat) {
        return find(seat).orElse(numbers.size() + 1L);
    }

    /** The numbers of seats, in their order. */
    List<Long> numbers(List<SeatId> of) {
        return of.stream().map(this::number).sorted().toList();
    }

    List<SeatId> seats(List<Long> of) {
        return of.stream().map(number -> seats.find(number).orElseThrow()).toList();
    }

    /** These with a seat under its number. */
    Bidders with(SeatId seat) {
        return numbers.has(seat) ? this : new Bidders(seats.with(number(seat), seat), numbers.with(seat, number(seat)));
    }

    int size() {
        return numbers.size();
    }
}
