// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.SeatRole;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import java.util.Set;

/** The phases of an English auction, and what leads from each to which. */
final class EnglishLifecycle {
    /** Bids are taken, and may be taken back where the rules let them. */
    static final String BIDDING = "bidding";

    /** Bids are taken and stand; only where the rules let bids be taken back before. */
    static final String LOCKED = "locked";

    /** Sold, and a unit whose buyer does not pay may be offered again; only where the rules give second chances. */
    static final String AFTER_HAMMER = "after-hammer";

    /** Ended with a sale. */
    static final String SOLD = "sold";

    /** Ended without one. */
    static final String UNSOLD = "unsold";

    /** Ended by the seller before the close and without a sale; only where the rules let it. */
    static final String CALLED_OFF = "called-off";

    /** Ended, since what was for sale can no longer be had. */
    static final String UNAVAILABLE = EndReason.UNAVAILABLE.text();

    /** A maximum means the same whatever others have bid since its bidder looked. */
    static final Lifecycle ALL = Lifecycle.begin(BIDDING)
            .phase(BIDDING)
            .move(MoveRule.JOIN, SeatRole.BUYER, BIDDING)
            .move(alone("bid", BIDDING))
            .move(alone("take-back", BIDDING))
            .move(alone("buy-now", AFTER_HAMMER, SOLD))
            .move(sellers("call-off", CALLED_OFF))
            .move(sellers("close-early", AFTER_HAMMER, SOLD))
            .deadline(LOCKED, AFTER_HAMMER, SOLD, UNSOLD)
            .outside(BIDDING, UNAVAILABLE)
            .phase(LOCKED)
            .move(MoveRule.JOIN, SeatRole.BUYER, LOCKED)
            .move(alone("bid", LOCKED))
            .move(alone("buy-now", AFTER_HAMMER, SOLD))
            .move(sellers("call-off", CALLED_OFF))
            .move(sellers("close-early", AFTER_HAMMER, SOLD))
            .deadline(AFTER_HAMMER, SOLD, UNSOLD)
            .outside(LOCKED, UNAVAILABLE)
            .phase(AFTER_HAMMER)
            .move(sellers("second-chance", AFTER_HAMMER))
            .move(alone("accept", AFTER_HAMMER, SOLD))
            .move(alone("decline", AFTER_HAMMER, SOLD))
            .deadline(AFTER_HAMMER, SOLD)
            .outside(AFTER_HAMMER, SOLD)
            .end(SOLD)
            .end(UNSOLD)
            .end(CALLED_OFF)
            .end(UNAVAILABLE)
            .build();

    private EnglishLifecycle() {}

    private static MoveRule sellers(String kind, String... to) {
        return new MoveRule(kind, Set.of(SeatRole.SELLER), Set.of(to), true);
    }

    private static MoveRule alone(String kind, String... to) {
        return new MoveRule(kind, Set.of(SeatRole.BUYER), Set.of(to), true);
    }
}
