// SPDX-License-Identifier: Apache-2.0
package dev.parley.packaging.cointoss;

import dev.parley.model.Item;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.protocol.OpeningRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a coin toss stands.
 *
 * @param phase one of the lifecycle's
 * @param until when the present wait ends
 * @param coin the side that is up, heads or not, once the coin is laid
 */
public record CoinState(OpeningRecord<CoinRules> opening, String phase, Instant until, Optional<Boolean> coin) {
    static final String LAYING = "laying";
    static final String CALLING = "calling";
    static final String BOUGHT = "bought";
    static final String ENDED = "ended";

    CoinState in(String next) {
        return new CoinState(opening, next, until, coin);
    }

    boolean isOpen() {
        return phase.equals(LAYING) || phase.equals(CALLING);
    }

    boolean isMover(SeatId seat) {
        return isOpen() && seat.equals(seat(phase.equals(LAYING) ? SeatRole.SELLER : SeatRole.BUYER));
    }

    SeatId seat(SeatRole role) {
        return opening.seat(role).orElseThrow().id();
    }

    Item item() {
        return opening.listing().items().get(0);
    }

    /** The item at its list price, which is what they toss for. */
    Terms terms() {
        return item().atListPrice();
    }
}
