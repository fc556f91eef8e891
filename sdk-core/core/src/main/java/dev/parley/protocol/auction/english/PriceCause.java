// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.form.Hyphenated;

/**
 * Why the price or the leaders changed.
 *
 * @since 0.1.0
 */
public enum PriceCause implements Hyphenated {
    /** A bid was made, or a maximum was raised to the reserve. */
    BID,
    /** Bids were taken back: by their bidder, with the end of a mandate, or by an operator. */
    TAKEN_BACK
}
