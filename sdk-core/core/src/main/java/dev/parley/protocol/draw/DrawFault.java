// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.draw;

/**
 * Why an opening does not prove its price, in the order of checking.
 *
 * @since 0.1.0
 */
public enum DrawFault {
    /** Something is missing, unknown or of another shape. */
    CONTENT("it is not of the expected shape"),
    /** The events are no chain. */
    TRANSCRIPT("its events are no intact chain"),
    /** The receipt is not signed, or vouches for another history. */
    RECEIPT("the receipt does not vouch for its events"),
    /** The outcome comes after the event that the receipt vouches for. */
    BEYOND_THE_RECEIPT("its outcome came after what the receipt vouches for"),
    /** The rules, what was drawn from or the outcome is withheld, or is not the last word. */
    INCOMPLETE("it withholds the rules, a submission or the outcome"),
    /** The seed is not the one that was committed to when the negotiation opened. */
    SEED("its seed is not the one that was committed to"),
    /** The price follows from something else. */
    PRICE("the rules make another price"),
    /** The winners follow from something else. */
    WINNERS("the rules make other winners");

    private final String words;

    DrawFault(String words) {
        this.words = words;
    }

    /** A clause in English. */
    public String words() {
        return words;
    }
}
