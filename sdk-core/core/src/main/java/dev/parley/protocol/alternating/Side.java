// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.form.Forms;
import dev.parley.model.SeatRole;

/**
 * One of the two sides of the table.
 *
 * @since 0.1.0
 */
public enum Side {
    BUYER,
    SELLER;

    /** The other side. */
    public Side other() {
        return this == BUYER ? SELLER : BUYER;
    }

    /** The role of the seat on this side. */
    public SeatRole role() {
        return this == BUYER ? SeatRole.BUYER : SeatRole.SELLER;
    }

    /** The stable name in events and views. */
    public String text() {
        return Forms.name(this);
    }
}
