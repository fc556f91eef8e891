// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

/**
 * The host's name for an item of a listing.
 *
 * @param value the text, 1 to 128 characters, see {@link Text#requireId}
 * @since 0.1.0
 */
public record ItemId(String value) implements Comparable<ItemId> {
    /** The longest text, in UTF-16 units. */
    public static final int MAX_LENGTH = 128;

    public ItemId {
        Text.requireId("item", value, MAX_LENGTH);
    }

    @Override
    public int compareTo(ItemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
