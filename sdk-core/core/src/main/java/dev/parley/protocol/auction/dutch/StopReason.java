// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.form.Hyphenated;

/**
 * Why a Dutch auction ended by its rules. Neutral: none tells whether there was a reserve.
 *
 * @since 0.1.0
 */
public enum StopReason implements Hyphenated {
    /** All units were sold. */
    SOLD(DutchLifecycle.SOLD),
    /** The clock came to its end, and some units were sold. */
    PARTLY_SOLD(DutchLifecycle.SOLD),
    /** The clock came to its end, and nobody had bought. */
    UNSOLD(DutchLifecycle.UNSOLD),
    /** What was for sale can no longer be had. */
    UNAVAILABLE(DutchLifecycle.UNAVAILABLE);

    private final String phase;

    StopReason(String phase) {
        this.phase = phase;
    }

    /** The phase that it leads to. */
    String phase() {
        return phase;
    }
}
