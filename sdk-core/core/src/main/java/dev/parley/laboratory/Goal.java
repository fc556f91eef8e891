// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory;

/**
 * What a comparison of protocols is about.
 *
 * @since 0.1.0
 */
public enum Goal {
    /** What the seller is left with, over what the goods are worth to it. */
    SELLER_SURPLUS,
    /** What buyers gain. */
    BUYER_SURPLUS,
    /** What all gain together, the marketplace included. */
    GAINS,
    /** How many listings are sold. */
    DEAL_RATE,
    /** What the marketplace earns. */
    FEES;

    /** The estimate that a goal is about. */
    public Estimate of(Measures measures) {
        return switch (this) {
            case SELLER_SURPLUS -> measures.seller();
            case BUYER_SURPLUS -> measures.buyer();
            case GAINS -> measures.gains();
            case DEAL_RATE -> measures.dealRate();
            case FEES -> measures.fees();
        };
    }

    double of(Accounts accounts) {
        return switch (this) {
            case SELLER_SURPLUS -> accounts.seller();
            case BUYER_SURPLUS -> accounts.buyer();
            case GAINS -> accounts.gains();
            case DEAL_RATE -> accounts.isSold() ? 1 : 0;
            case FEES -> accounts.fees();
        };
    }
}
