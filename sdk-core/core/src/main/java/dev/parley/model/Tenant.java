// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

/**
 * The marketplace, or the part of one, that owns a row: the first column of every key.
 *
 * @param value the text, 1 to 128 characters, see {@link Text#requireId}
 * @since 0.1.0
 */
public record Tenant(String value) implements Comparable<Tenant> {
    /** The longest text, in UTF-16 units. */
    public static final int MAX_LENGTH = 128;

    public Tenant {
        Text.requireId("tenant", value, MAX_LENGTH);
    }

    @Override
    public int compareTo(Tenant other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
