// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.form.Hyphenated;

/**
 * How an English auction ended.
 *
 * @since 0.1.0
 */
public enum CloseReason implements Hyphenated {
    /** At least one unit was sold. */
    SOLD,
    /** The same before the close, since the seller ended bidding, as the rules let it. */
    SOLD_EARLY,
    /** Nobody bid, or nobody met the reserve. */
    UNSOLD,
    /** The seller called the auction off, as the rules let it. */
    CALLED_OFF,
    /** What was for sale can no longer be had, or the seller's agent lost its authority. */
    UNAVAILABLE;

    /** Whether something was sold. */
    boolean isSale() {
        return this == SOLD || this == SOLD_EARLY;
    }
}
