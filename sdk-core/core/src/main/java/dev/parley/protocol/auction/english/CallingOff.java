// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.form.Hyphenated;

/**
 * Whether the seller may call an auction off before its close, so that nothing is sold.
 *
 * @since 0.1.0
 */
public enum CallingOff implements Hyphenated {
    /** Never. */
    NEVER,
    /** As long as no bid would buy: none has met the reserve, or without a reserve nobody has bid. */
    UNSOLD,
    /** Until the close, also from under a bid that would buy. */
    ALWAYS;

    /** Whether it lets the seller do so while some bid would buy, or while none would. */
    boolean lets(boolean wouldSell) {
        return this == ALWAYS || (this == UNSOLD && !wouldSell);
    }
}
