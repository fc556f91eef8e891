// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.advice;

/**
 * Why an advice is what it is.
 *
 * @param code of the reason
 * @param sentence with the numbers that were measured
 * @since 0.1.0
 */
public record Reason(Code code, String sentence) {
    /** Kinds of reasons, in the order in which an advice gives them. */
    public enum Code {
        /** Nobody can gain anything, so that no protocol is better than another. */
        NOTHING_TO_GAIN,
        /** The advised protocol reaches most of the goal. */
        BEST,
        /** A simpler protocol is as good. */
        AS_GOOD,
        /** The price that a seller names. */
        SETTING,
        /** One buyer competes with nobody. */
        ONE_BUYER,
        /** Rivals set the price. */
        COMPETITION,
        /** Buyers who shun risk bid more where they pay their bid. */
        RISK_AVERSION,
        /** Whoever wins was the most hopeful. */
        WINNERS_CURSE,
        /** Two parties, neither of whom knows the other's limit. */
        THIN_MARKET,
        /** The fee prevents deals. */
        FEE,
        /** How much no protocol can reach. */
        LIMIT
    }
}
