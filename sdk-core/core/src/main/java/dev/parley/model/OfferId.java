// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

/**
 * The unguessable, time-ordered name of an offer.
 *
 * @param value the text, 1 to 64 characters, see {@link Text#requireId}
 * @since 0.1.0
 */
public record OfferId(String value) implements Comparable<OfferId> {
    /** The longest text, in UTF-16 units. */
    public static final int MAX_LENGTH = 64;

    public OfferId {
        Text.requireId("offer", value, MAX_LENGTH);
    }

    @Override
    public int compareTo(OfferId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
