// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.posted;

import dev.parley.form.Described;
import dev.parley.form.Max;
import dev.parley.form.Min;

/**
 * What a host sets for a posted price; public, and frozen when a negotiation opens.
 *
 * @param pricePercent the price, in percent of the list price, rounded down to what the price allows
 * @param privateOffer whether a buyer may make one offer below the price, which the seller accepts or declines
 * @param answerSeconds how long the seller has to answer it, 1 second to 365 days
 * @param openSeconds how long a buyer may take to buy, 1 second to 365 days
 * @since 0.1.0
 */
public record PostedRules(
        @Described(
                title = "Price (percent of the list price)",
                help = "100 is the list price. It stands; nobody haggles.")
        @Min(1)
        @Max(MAX_PERCENT)
        int pricePercent,

        @Described(
                title = "One private offer",
                help =
                        "Whether each buyer may make one offer below the price, once, which the seller accepts or declines.")
        boolean privateOffer,

        @Described(
                title = "How long the seller has to answer an offer (seconds)",
                help = "Afterwards the offer lapses. Two days are 172800.")
        @Min(1)
        @Max(MAX_SECONDS)
        long answerSeconds,

        @Described(
                title = "How long a buyer may take (seconds)",
                help = "Counted from when the buyer opened it. A week is 604800.")
        @Min(1)
        @Max(MAX_SECONDS)
        long openSeconds) {
    /** The longest time that a rule may name. */
    public static final long MAX_SECONDS = 365L * 24 * 60 * 60;

    /** The highest price, in percent of the list price. */
    public static final int MAX_PERCENT = 1_000;

    /** The list price, no offers, a week. */
    public static final PostedRules DEFAULTS = new PostedRules(100, false, 2 * 24 * 3_600, 7 * 24 * 3_600);
}
