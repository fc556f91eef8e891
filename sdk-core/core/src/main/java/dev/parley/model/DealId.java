// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

/**
 * The unguessable, time-ordered name of a deal.
 *
 * @param value the text, 1 to 64 characters, see {@link Text#requireId}
 * @since 0.1.0
 */
public record DealId(String value) implements Comparable<DealId> {
    /** The longest text, in UTF-16 units. */
    public static final int MAX_LENGTH = 64;

    public DealId {
        Text.requireId("deal", value, MAX_LENGTH);
    }

    @Override
    public int compareTo(DealId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
