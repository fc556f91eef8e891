// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.form.Hyphenated;

/**
 * Why a request closed by its rules. Neutral: none tells whether there was a hidden ceiling.
 *
 * @since 0.1.0
 */
public enum CloseReason implements Hyphenated {
    /** All units were awarded. */
    AWARDED(QuoteLifecycle.AWARDED),
    /** Some units were awarded. */
    PARTLY_AWARDED(QuoteLifecycle.AWARDED),
    /** Nothing was awarded. */
    UNAWARDED(QuoteLifecycle.UNAWARDED),
    /** The buyer no longer asks for it. */
    UNAVAILABLE(QuoteLifecycle.UNAVAILABLE);

    private final String phase;

    CloseReason(String phase) {
        this.phase = phase;
    }

    /** The phase that it leads to. */
    String phase() {
        return phase;
    }
}
