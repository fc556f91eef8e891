// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.protocol.ProtocolId;

/**
 * A sealed-bid auction: one seller, who alone may open it, and any number of buyers, who join and bid unseen for one unit
 * of each item.
 *
 * <p><b>Play.</b> At the close the highest bids at or above the seller's sealed reserve win, as many as there are units,
 * and pay by the rules' {@link AuctionPricing}. Ties go to the earliest; a bid that is replaced comes last among equals,
 * and a commitment counts from when it was made.
 *
 * <p><b>Secrecy, time and end</b> are those of {@link SealedBid}; there is neither draw nor cool-down. The seller's
 * reserves are its private terms, and it makes no moves.
 *
 * @since 0.1.0
 */
public final class SealedAuction extends SealedProtocol {
    /** The name and version of this protocol. */
    public static final ProtocolId ID = new ProtocolId("sealed-auction", 1);

    /** The protocol; it has no state of its own. */
    public SealedAuction() {
        super(ID, SealedLifecycle.of(true), SealedForms.AUCTION);
    }
}
