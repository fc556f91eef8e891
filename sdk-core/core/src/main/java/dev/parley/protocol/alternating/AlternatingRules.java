// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.form.Described;
import dev.parley.form.Max;
import dev.parley.form.Min;

/**
 * What a host sets for alternating offers; public, and frozen when a negotiation opens.
 *
 * @param opener who may make the first offer
 * @param offerExpirySeconds how long an offer stands; every offer and counter-offer starts afresh
 * @param overallDeadlineSeconds how long the negotiation lasts at most, from its opening
 * @param maxRounds the offers and counter-offers of both sides together; accepting, rejecting and withdrawing use up none
 * @param maxOffersPerBuyerAndListing the offers and counter-offers of one buyer on one listing, over all of its
 *     negotiations there. Each counts when it is made, so one that is declined, withdrawn, replaced or expired has been
 *     used up; declining the seller's offer uses up nothing
 * @param monotoneConcession whether a side's price of an item may only move towards the other side: a buyer's never
 *     below, a seller's never above its own last one. Only the item's price issue is compared
 * @param maxMessageLength characters of the free text beside a move; 0 allows none
 * @since 0.1.0
 */
@Described(title = "Alternating offers", help = "Buyer and seller take turns until one accepts, rejects or leaves.")
public record AlternatingRules(
        @Described(title = "Who makes the first offer", help = "The buyer, the seller, or whoever comes first.")
        Turn opener,

        @Described(
                title = "How long an offer stands (seconds)",
                help = "An offer that nobody answers in this time ends the negotiation. Every offer and"
                        + " counter-offer starts the time afresh. Two days are 172800.")
        @Min(1)
        @Max(MAX_SECONDS)
        long offerExpirySeconds,

        @Described(
                title = "How long the whole negotiation may last (seconds)",
                help = "Counted from the opening; whatever is not agreed by then ends. Fourteen days are" + " 1209600.")
        @Min(1)
        @Max(MAX_SECONDS)
        long overallDeadlineSeconds,

        @Described(
                title = "Most offers of both sides together",
                help = "Every offer and counter-offer is a round; accepting, rejecting and withdrawing are not.")
        @Min(1)
        @Max(MAX_COUNT)
        int maxRounds,

        @Described(
                title = "Most offers of one buyer on one listing",
                help = "Counts every offer and counter-offer that the buyer makes on the listing, in all of its"
                        + " negotiations there, also those that are declined, withdrawn or expired. Declining"
                        + " the seller's offer costs the buyer nothing.")
        @Min(1)
        @Max(MAX_COUNT)
        int maxOffersPerBuyerAndListing,

        @Described(
                title = "Prices only move towards each other",
                help = "When on, a buyer may not go below its own last price of an item, nor a seller above its"
                        + " own.")
        boolean monotoneConcession,

        @Described(
                title = "Longest message beside an offer (characters)",
                help = "The message is shown to the other side and decides nothing; 0 turns messages off.")
        @Min(0)
        @Max(MAX_MESSAGE)
        int maxMessageLength) {
    /** The longest time that a rule may name. */
    public static final long MAX_SECONDS = 365L * 24 * 60 * 60;

    /** The greatest number of rounds and of offers. */
    public static final int MAX_COUNT = 1_000;

    /** The longest message, in characters. */
    public static final int MAX_MESSAGE = 2_000;

    /** The buyer opens, 48 hours an offer, 14 days in all, 20 rounds, 10 offers per buyer and listing. */
    public static final AlternatingRules DEFAULTS =
            new AlternatingRules(Turn.BUYER, 48 * 3_600, 14 * 24 * 3_600, 20, 10, false, 500);
}
