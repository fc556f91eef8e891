// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.model.SeatRole;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import java.util.Set;

/** The phases of alternating offers, and what leads from each to which. */
final class AlternatingLifecycle {
    /** Nothing is on the table. */
    static final String AWAITING_OFFER = "awaiting-offer";

    /** The seller's offer is on the table. */
    static final String AWAITING_BUYER = "awaiting-buyer";

    /** The buyer's offer is on the table. */
    static final String AWAITING_SELLER = "awaiting-seller";

    /** Ended, with at least one item agreed. */
    static final String AGREED = "agreed";

    /** Ended, with nothing agreed. */
    static final String CLOSED = "closed";

    private static final Set<SeatRole> BOTH = Set.of(SeatRole.BUYER, SeatRole.SELLER);

    /** A buyer's offer may be answered by itself, so that a buyer's counter-offer may lead anywhere. */
    static final Lifecycle LIFECYCLE = Lifecycle.begin(AWAITING_OFFER)
            .phase(AWAITING_OFFER)
            .move(new MoveRule("offer", BOTH, Set.of(AWAITING_OFFER, AWAITING_BUYER, AWAITING_SELLER, AGREED, CLOSED)))
            .move(new MoveRule("withdraw", BOTH, Set.of(AGREED, CLOSED)))
            .deadline(AGREED, CLOSED)
            .outside(AWAITING_OFFER, AGREED, CLOSED)
            .phase(AWAITING_BUYER)
            .move("accept", SeatRole.BUYER, AGREED, AWAITING_OFFER, AWAITING_BUYER)
            .move("counter", SeatRole.BUYER, AWAITING_OFFER, AWAITING_SELLER, AGREED, CLOSED)
            .move("reject", SeatRole.BUYER, AWAITING_OFFER, AWAITING_BUYER, AGREED, CLOSED)
            .move("withdraw", SeatRole.SELLER, AWAITING_OFFER, AGREED, CLOSED)
            .deadline(AGREED, CLOSED)
            .outside(AWAITING_BUYER, AWAITING_OFFER, AGREED, CLOSED)
            .phase(AWAITING_SELLER)
            .move("accept", SeatRole.SELLER, AGREED, AWAITING_OFFER, AWAITING_SELLER)
            .move("counter", SeatRole.SELLER, AWAITING_BUYER)
            .move("reject", SeatRole.SELLER, AWAITING_OFFER, AWAITING_SELLER, AGREED, CLOSED)
            .move("withdraw", SeatRole.BUYER, AWAITING_OFFER, AGREED, CLOSED)
            .deadline(AGREED, CLOSED)
            .outside(AWAITING_SELLER, AWAITING_OFFER, AGREED, CLOSED)
            .end(AGREED)
            .end(CLOSED)
            .build();

    private AlternatingLifecycle() {}

    static String awaiting(Side side) {
        return side == Side.BUYER ? AWAITING_BUYER : AWAITING_SELLER;
    }
}
