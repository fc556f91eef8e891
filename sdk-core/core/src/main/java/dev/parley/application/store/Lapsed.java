// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import java.time.Instant;

/**
 * A deal or a negotiation that still holds something although its time has passed.
 *
 * @param holder the deal's or the negotiation's id
 * @param at when its time passed
 */
public record Lapsed(Kind kind, String holder, Instant at) {
    /** What has lapsed. Of two at one instant the deal comes first. */
    public enum Kind {
        /** A deal whose expiry has come. */
        DEAL,
        /** A negotiation whose deadline has passed. */
        NEGOTIATION
    }
}
