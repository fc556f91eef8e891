// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.protocol.RefusalCode;

/**
 * What a request for quotes refuses besides Parley's own reasons, in the order of checking. Codes are stable. None depends on the
 * buyer's hidden ceiling or on another seller's quote.
 *
 * @since 0.1.0
 */
public enum QuoteReason implements RefusalCode {
    OTHER_QUANTITY(Sort.INVALID, "The buyer asks for another quantity; see how many units."),
    ABOVE_CEILING(Sort.RULE, "The buyer pays at most the ceiling; see how much it is."),
    QUOTE_WITHDRAWN(Sort.CONFLICT, "You have withdrawn from this request, and quote no more in it."),
    ALREADY_QUOTED(Sort.CONFLICT, "You have quoted, and each seller quotes once."),
    FEWER_UNITS(Sort.RULE, "You have offered more units; a new quote offers at least as many."),
    NOT_IMPROVED(Sort.RULE, "A new quote must better your own by the least improvement; see the score to reach."),
    NOTHING_QUOTED(Sort.CONFLICT, "You have no quote that could be withdrawn.");

    private final Meaning meaning;

    QuoteReason(Sort sort, String title) {
        this.meaning = new Meaning(sort, title);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
