package dev.parley.protocol.alternating;

import java.util.Objects;

/**
 * What a host sets for alternating offers; public, and frozen when a negotiation opens.
 *
 * @param opener who may make the first offer
 * @param offerExpirySeconds how long an offer stands, 1 second to 365 days; every offer and counter-offer starts afresh
 * @param overallDeadlineSeconds how long the negotiation lasts at most, 1 second to 365 days from its opening
 * @param maxRounds the offers and counter-offers of both sides together, 1 to 1,000; accepting, rejecting and
 *     withdrawing use up none
 * @param maxOffersPerBuyerAndListing the offers and counter-offers of one buyer on one listing, over all of its
 *     negotiations there, 1 to 1,000. Each counts when it is made, so one that is declined, withdrawn, replaced or
 *     expired has been used up; declining the seller's offer uses up nothing
 * @param monotoneConcession whether a side's price of an item may only move towards the other side: a buyer's never
 *     below, a seller's never above its own last one. Only the item's price issue is compared
 * @param maxMessageLength UTF-16 units of the free text beside a move, 0 to 2,000; 0 allows none
 */
public record AlternatingRules(
        Turn opener,
        long offerExpirySeconds,
        long overallDeadlineSeconds,
        int maxRounds,
        int maxOffersPerBuyerAndListing,
        boolean monotoneConcession,
        int maxMessageLength) {
    /** The longest time that a rule may name. */
    public static final long MAX_SECONDS = 365L * 24 * 60 * 60;

    /** The greatest number of rounds and of offers. */
    public static final int MAX_COUNT = 1_000;

    /** The longest message, in UTF-16 units. */
    public static final int MAX_MESSAGE = 2_000;

    /** The buyer opens, 48 hours an offer, 14 days in all, 20 rounds, 10 offers per buyer and listing. */
    public static final AlternatingRules DEFAULTS =
            new AlternatingRules(Turn.BUYER, 48 * 3_600, 14 * 24 * 3_600, 20, 10, false, 500);

    public AlternatingRules {
        Objects.requireNonNull(opener, "opener");
        require("offerExpirySeconds", offerExpirySeconds, 1, MAX_SECONDS);
        require("overallDeadlineSeconds", overallDeadlineSeconds, 1, MAX_SECONDS);
        require("maxRounds", maxRounds, 1, MAX_COUNT);
        require("maxOffersPerBuyerAndListing", maxOffersPerBuyerAndListing, 1, MAX_COUNT);
        require("maxMessageLength", maxMessageLength, 0, MAX_MESSAGE);
    }

    private static void require(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be " + min + " to " + max);
        }
    }
}
