// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

/**
 * The name of a seat in its negotiation, such as {@code buyer} or {@code seller}.
 *
 * @param value the text, 1 to 64 characters, see {@link Text#requireId}
 * @since 0.1.0
 */
public record SeatId(String value) implements Comparable<SeatId> {
    /** The longest text, in UTF-16 units. */
    public static final int MAX_LENGTH = 64;

    public SeatId {
        Text.requireId("seat", value, MAX_LENGTH);
    }

    @Override
    public int compareTo(SeatId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
