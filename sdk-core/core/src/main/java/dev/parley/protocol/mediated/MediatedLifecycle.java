// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.model.SeatRole;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import java.util.Set;

/** The phases of mediation, and what leads from each to which. */
final class MediatedLifecycle {
    /** Parties take their seats and state their priorities, or the mediator writes a text. */
    static final String PREPARING = "preparing";

    /** The proposal is answered. */
    static final String ANSWERING = "answering";

    /** Ended, since all accepted. */
    static final String AGREED = "agreed";

    /** Ended without an agreement. */
    static final String CLOSED = "closed";

    /** Ended, since what was for sale can no longer be had. */
    static final String UNAVAILABLE = EndReason.UNAVAILABLE.text();

    private static final Set<SeatRole> PARTIES = Set.of(SeatRole.BUYER, SeatRole.SELLER);

    static final Lifecycle LIFECYCLE = Lifecycle.begin(PREPARING)
            .phase(PREPARING)
            .move(MoveRule.JOIN, SeatRole.BUYER, PREPARING)
            .move(new MoveRule("state", PARTIES, Set.of(PREPARING), true))
            .move("propose", SeatRole.MEDIATOR, ANSWERING)
            .deadline(ANSWERING, CLOSED)
            .outside(UNAVAILABLE)
            .phase(ANSWERING)
            .move(new MoveRule("accept", PARTIES, Set.of(ANSWERING, AGREED, PREPARING, CLOSED), true))
            .move(new MoveRule("refuse", PARTIES, Set.of(ANSWERING, PREPARING, CLOSED), true))
            .deadline(AGREED, PREPARING, CLOSED)
            .outside(UNAVAILABLE)
            .end(AGREED)
            .end(CLOSED)
            .end(UNAVAILABLE)
            .build();

    private MediatedLifecycle() {}
}
