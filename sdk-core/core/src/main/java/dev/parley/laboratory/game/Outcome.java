// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

/**
 * What came of a listing.
 *
 * @param buyer who bought, counted from 0 in the order in which buyers came; −1 where nobody did
 * @param price what the buyer pays, the fee included; 0 without a deal
 * @param rounds how long it took: one round is what a party needs to answer
 * @since 0.1.0
 */
public record Outcome(int buyer, double price, int rounds) {
    /** A sale. */
    public static Outcome sold(int buyer, double price, int rounds) {
        return new Outcome(buyer, price, rounds);
    }

    /** No sale. */
    public static Outcome unsold(int rounds) {
        return new Outcome(-1, 0, rounds);
    }

    /** Whether there is a deal. */
    public boolean isSold() {
        return buyer >= 0;
    }
}
