// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.form.Hyphenated;

/**
 * What became of a second chance.
 *
 * @since 0.1.0
 */
public enum ChanceAnswer implements Hyphenated {
    /** The bidder took the unit. */
    ACCEPTED,
    /** The bidder did not want it. */
    DECLINED,
    /** The bidder did not answer in time. */
    LAPSED,
    /** The bids that its price rests on were voided, or the seller's authority ended: the unit may be offered again. */
    WITHDRAWN
}
