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
    /** Nobody bid, or nobody met the reserve. */
    UNSOLD,
    /** What was for sale can no longer be had, or the seller's agent lost its authority. */
    UNAVAILABLE
}
