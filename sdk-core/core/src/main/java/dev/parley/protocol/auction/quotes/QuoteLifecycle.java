// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.model.SeatRole;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import java.util.Set;

/** The phases of a request for quotes, and what leads from each to which. */
final class QuoteLifecycle {
    /** Quotes are taken. */
    static final String QUOTING = "quoting";

    /** Ended, with at least one unit awarded. */
    static final String AWARDED = "awarded";

    /** Ended, with nothing awarded. */
    static final String UNAWARDED = "unawarded";

    /** Ended, since the buyer no longer asks for it. */
    static final String UNAVAILABLE = EndReason.UNAVAILABLE.text();

    /** A quote says all its terms, so that it means the same whatever others have quoted. */
    static final Lifecycle LIFECYCLE = Lifecycle.begin(QUOTING)
            .phase(QUOTING)
            .move(MoveRule.JOIN, SeatRole.SELLER, QUOTING)
            .move(new MoveRule("quote", Set.of(SeatRole.SELLER), Set.of(QUOTING), true))
            .move(new MoveRule("withdraw", Set.of(SeatRole.SELLER), Set.of(QUOTING), true))
            .deadline(AWARDED, UNAWARDED)
            .outside(UNAVAILABLE)
            .end(AWARDED)
            .end(UNAWARDED)
            .end(UNAVAILABLE)
            .build();

    private QuoteLifecycle() {}
}
