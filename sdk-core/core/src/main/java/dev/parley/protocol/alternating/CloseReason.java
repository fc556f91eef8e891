// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.form.Forms;

/**
 * Why the game ended. Neutral: none tells one side what another buyer or a private threshold did.
 *
 * @since 0.1.0
 */
public enum CloseReason {
    /** Every item that could still be had is agreed. */
    AGREED,
    /** An offer was rejected without an invitation to go on. */
    REJECTED,
    /** A side left. */
    WITHDRAWN,
    /** The offer on the table, or the whole negotiation, ran out of time. */
    EXPIRED,
    /** Nothing is on the table and the rules allow no further round. */
    ROUNDS_USED_UP,
    /** Nothing is on the table, it is the buyer's turn, and the rules allow it no further offer. */
    OFFERS_USED_UP,
    /** What was negotiated can no longer be had. */
    UNAVAILABLE;

    /** The stable name in events and views. */
    public String text() {
        return Forms.name(this);
    }
}
