// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.Hyphenated;

/**
 * What counts in place of a fair price that a party did not state.
 *
 * @since 0.1.0
 */
public enum MissingFairPrice implements Hyphenated {
    /** Fair prices count only when both parties stated one; else the price is uniform between the best ones. */
    BOTH_OR_NONE,
    /**
     * The midpoint of that party's best price and the other's fair one, on a tick (half to even); as {@link
     * #BOTH_OR_NONE} when neither stated one. It has a hole: a seller who states an absurd fair price against a buyer
     * who stated none gets exactly the buyer's best price, and likewise a buyer.
     */
    MIDPOINT
}
