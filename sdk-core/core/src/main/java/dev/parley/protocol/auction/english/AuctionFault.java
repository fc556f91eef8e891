// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.form.Hyphenated;

/**
 * A rule that what was told of an auction does not keep to.
 *
 * @param event the place of the event among those told, from 0
 * @param kind which rule
 * @param sentence what is wrong, for people
 *
 * @since 0.1.0
 */
public record AuctionFault(int event, Kind kind, String sentence) {
    /** The rules, by stable names. */
    public enum Kind implements Hyphenated {
        /** Nothing may be told before the start, after the close, or out of order. */
        TIME,
        /** The price follows the increments, and falls only where bids were taken back. */
        PRICE,
        /** As many lead as there are units, and who led is displaced by a bid alone. */
        LEADERS,
        /** Bidders are numbered in the order of their first bids. */
        NUMBERS,
        /** A met reserve stays met, and the price is no less. */
        RESERVE,
        /** The close moves as the soft close says, and no further. */
        CLOSE,
        /** The item may be bought at once at its price, until so much is bid. */
        BUY_NOW,
        /** Whoever led at the close buys at the price of that moment, if the reserve was met. */
        AWARD,
        /** After the hammer a unit is offered once, since its winner's deal lapsed, to no winner, and not above the price. */
        SECOND_CHANCE,
        /** Who verifies leads at no more than its maximum, and is outbid at no less. */
        OWN_BID
    }
}
