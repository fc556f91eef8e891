// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.model.SeatRole;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import java.util.Set;

/** The phases of a Dutch auction, and what leads from each to which. */
final class DutchLifecycle {
    /** The clock runs, or waits for its start. */
    static final String FALLING = "falling";

    /** Ended, with at least one unit sold. */
    static final String SOLD = "sold";

    /** Ended, with nothing sold. */
    static final String UNSOLD = "unsold";

    /** Ended, since what was for sale can no longer be had. */
    static final String UNAVAILABLE = EndReason.UNAVAILABLE.text();

    /** An acceptance names its price, so that it means the same whatever others have done. */
    static final Lifecycle LIFECYCLE = Lifecycle.begin(FALLING)
            .phase(FALLING)
            .move(MoveRule.JOIN, SeatRole.BUYER, FALLING)
            .move(new MoveRule("accept", Set.of(SeatRole.BUYER), Set.of(FALLING), true))
            .deadline(FALLING, SOLD, UNSOLD)
            .outside(SOLD, UNAVAILABLE)
            .end(SOLD)
            .end(UNSOLD)
            .end(UNAVAILABLE)
            .build();

    private DutchLifecycle() {}
}
