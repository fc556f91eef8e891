// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.SeatRole;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.LifecycleBuilder;
import java.util.Set;

/** The phases of sealed bids, and what leads from each to which. */
final class SealedLifecycle {
    /** Submissions or commitments are taken. */
    static final String SUBMITTING = "submitting";

    /** Commitments are revealed. */
    static final String REVEALING = "revealing";

    /** Ended, with a deal on every item that could still be had. */
    static final String AGREED = "agreed";

    /** Ended, with a deal on some of them. */
    static final String PARTLY_AGREED = "partly-agreed";

    /** Ended without a deal. */
    static final String CLOSED = "closed";

    /** Ended, since what was for sale can no longer be had. */
    static final String UNAVAILABLE = EndReason.UNAVAILABLE.text();

    /** Ended by an operator. */
    static final String CANCELLED = EndReason.CANCELLED.text();

    /** The ends after which two parties may try again at once. */
    static final Set<String> WITHOUT_COOL_DOWN = Set.of(AGREED, UNAVAILABLE, CANCELLED);

    private SealedLifecycle() {}

    /** What a seat places means the same whatever others do, of whom it sees nothing. */
    static Lifecycle of(boolean auction) {
        Set<SeatRole> movers = auction ? Set.of(SeatRole.BUYER) : Set.of(SeatRole.BUYER, SeatRole.SELLER);
        LifecycleBuilder phases = Lifecycle.begin(SUBMITTING).phase(SUBMITTING);
        if (auction) {
            phases.move(MoveRule.JOIN, SeatRole.BUYER, SUBMITTING);
        }
        return phases.move(alone("submit", movers, SUBMITTING))
                .move(alone("commit", movers, SUBMITTING))
                .move(alone("withdraw", movers, SUBMITTING))
                .deadline(REVEALING, AGREED, PARTLY_AGREED, CLOSED)
                .outside(UNAVAILABLE)
                .phase(REVEALING)
                .move(alone("reveal", movers, REVEALING))
                .deadline(AGREED, PARTLY_AGREED, CLOSED)
                .outside(UNAVAILABLE)
                .end(AGREED)
                .end(PARTLY_AGREED)
                .end(CLOSED)
                .end(UNAVAILABLE)
                .build();
    }

    private static MoveRule alone(String kind, Set<SeatRole> movers, String phase) {
        return new MoveRule(kind, movers, Set.of(phase), true);
    }
}
