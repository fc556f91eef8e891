// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.SeatId;
import java.util.List;

/**
 * How far the bidding has come.
 *
 * @param price of a unit, minor units: where bidding starts as long as nobody leads
 * @param leaders who would have a unit each at that price, in the order of their names, which tells nothing of maxima
 * @param reserveMet whether there is a reserve and it is met
 */
record Lead(long price, List<SeatId> leaders, boolean reserveMet) {
    Lead {
        leaders = leaders.stream().sorted().toList();
    }

    /** Before the first bid. */
    static Lead at(long start) {
        return new Lead(start, List.of(), false);
    }
}
