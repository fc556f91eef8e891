// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.Hyphenated;

/**
 * Why a negotiation ended. Neutral: none tells how near a deal was.
 *
 * @since 0.1.0
 */
public enum CloseReason implements Hyphenated {
    /** Every item that could still be had found a price. */
    AGREED(SealedLifecycle.AGREED),
    /** Some items did and others did not. */
    PARTLY_AGREED(SealedLifecycle.PARTLY_AGREED),
    /** None did, whoever submitted what. */
    NO_DEAL(SealedLifecycle.CLOSED),
    /** What was for sale can no longer be had. */
    UNAVAILABLE(SealedLifecycle.UNAVAILABLE),
    /** An operator ended it. */
    CANCELLED(SealedLifecycle.CANCELLED);

    private final String phase;

    CloseReason(String phase) {
        this.phase = phase;
    }

    /** The phase that it leads to. */
    String phase() {
        return phase;
    }
}
