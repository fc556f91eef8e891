// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.protocol.ProtocolId;

/**
 * Sealed bids between one seller and one buyer over the items of a listing, each settled by itself unless all settle
 * together. Many buyers on one listing are many negotiations side by side.
 *
 * <p><b>Play.</b> Each side states, unseen, its best price for items and, where prices are drawn, a fair one. At the
 * close an item whose lowest price does not exceed its highest finds a price: drawn ({@link PriceZone}) or split ({@link
 * SplitPrice}). Otherwise there is no deal, and neither side learns more.
 *
 * <p><b>Secrecy.</b> Held: a submission is its owner's alone until the close. Committed: the owner sends a salted hash
 * before the close and reveals it in a second window; what is not revealed is forfeited by the published rule.
 *
 * <p><b>Time.</b> What arrives at the deadline's microsecond is too late. A pause stops the clock.
 *
 * <p><b>One shot.</b> After an end without a deal on every item the buyer waits for the cool-down before it may open
 * another on the listing, whether it submitted or not, and under whatever mandate: each attempt would bisect the other
 * side's price.
 *
 * <p><b>Chance.</b> The service commits to a seed for each item at the opening, and parties bind nonces of their own into
 * submissions; {@link DrawVerifier} recomputes a price from what is opened afterwards.
 *
 * <p><b>End.</b> In {@code agreed} when every item that could still be had found a price, {@code partly-agreed} when
 * some did, {@code closed} when none did, {@code unavailable} when what was for sale can no longer be had, {@code
 * cancelled} by an operator.
 *
 * @since 0.1.0
 */
public final class SealedBid extends SealedProtocol {
    /** The name and version of this protocol. */
    public static final ProtocolId ID = new ProtocolId("sealed-bid", 1);

    /** The protocol; it has no state of its own. */
    public SealedBid() {
        super(ID, SealedLifecycle.of(false), SealedForms.BID);
    }
}
