// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The offer of a unit whose buyer's deal lapsed, to the bidder that would have won it if that buyer had never bid.
 *
 * @param id its name, and that of the seller's stake
 * @param seat to whom
 * @param price of the unit, minor units
 * @param until when it lapses
 * @param answer what became of it; empty while it stands
 */
record Chance(OfferId id, SeatId seat, long price, Instant until, Optional<ChanceAnswer> answer) {
    boolean stands() {
        return answer.isEmpty();
    }

    /** Whether a unit's one second chance is used up by it. */
    boolean counts() {
        return !answer.equals(Optional.of(ChanceAnswer.WITHDRAWN));
    }

    Chance answered(ChanceAnswer said) {
        return new Chance(id, seat, price, until, Optional.of(said));
    }

    Chance later(Duration pause) {
        return new Chance(id, seat, price, until.plus(pause), answer);
    }
}
