// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.Hyphenated;

/**
 * What a viewer is told, under {@code explanation}, of how an item came out. The names are stable, so that hosts say it in
 * their users' languages: together with {@code as}, the viewer's part, the code chooses the sentence, and the parameters
 * fill it. None tells more than the rules publish and the viewer's own part in it.
 *
 * @since 0.1.0
 */
public enum ExplanationCode implements Hyphenated {
    /** Two parties: the price was made by the rules of the draw, whether or not they left anything to chance. */
    DRAWN,
    /** Two parties: the price was split between the best ones. */
    SPLIT,
    /** Two parties: no price, whether the best ones did not meet or a side had none that counted. */
    NO_DEAL,
    /** Auction: the viewer won, and its own bid is the price. */
    WON_AT_OWN_BID,
    /** Auction: the viewer won, and the highest bid that did not win, or the reserve, is the price. */
    WON_AT_FIRST_LOSING_BID,
    /** Auction: the viewer's bid did not win, whatever it lacked. */
    LOST,
    /** Auction: the item was sold, and the viewer had no bid that counted. */
    NO_BID,
    /** Auction, to the seller and to operators: the item was sold. */
    SOLD,
    /** Auction: the item was not sold, whether bids were too low or there were none. */
    NOT_SOLD,
    /** The viewer did not reveal what it had committed to, which counts as no submission. */
    FORFEITED,
    /** Somebody did not reveal what it had committed to, and by the rules nobody gets anything. */
    ANNULLED,
    /** The item could no longer be had before prices were made. */
    GONE,
    /** The negotiation ended before prices were made, since what was for sale could no longer be had. */
    UNAVAILABLE,
    /** An operator ended the negotiation before prices were made. */
    CANCELLED
}
