// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import java.util.List;

/** A way in which one world might show that it is not the other. */
enum Channel {
    STATUS,
    HEADER,
    BODY,
    /** What the host's listener hears. */
    EVENT,
    LOG,
    METER,
    HEALTH,
    /** A value in a table that is neither sealed nor a hash or signature with chance in it. */
    COLUMN,
    /** How long a value in a table is. */
    LENGTH,
    /** A secret, or a hash of it, in a copy of the tables. */
    DUMP;

    /** Whether it is open to somebody who has the tables, and to nobody else. */
    boolean isAtRest() {
        return List.of(COLUMN, LENGTH, DUMP).contains(this);
    }

    /**
     * A difference.
     *
     * @param what where it was, and how both read there
     */
    record Difference(Channel channel, String what) {}
}
