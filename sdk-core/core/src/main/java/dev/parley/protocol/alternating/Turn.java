// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.form.Forms;

/**
 * Who may put an offer on an empty table.
 *
 * @since 0.1.0
 */
public enum Turn {
    BUYER,
    SELLER,
    /** Whoever comes first. */
    EITHER;

    static Turn of(Side side) {
        return side == Side.BUYER ? BUYER : SELLER;
    }

    /** Whether a side may make an offer. */
    public boolean includes(Side side) {
        return this == EITHER || this == of(side);
    }

    /** The stable name in rules and views. */
    public String text() {
        return Forms.name(this);
    }
}
