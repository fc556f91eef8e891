// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

/**
 * The host's name for the order that redeems deals.
 *
 * @param value the text, 1 to 128 characters, see {@link Text#requireId}
 * @since 0.1.0
 */
public record OrderReference(String value) implements Comparable<OrderReference> {
    /** The longest text, in UTF-16 units. */
    public static final int MAX_LENGTH = 128;

    public OrderReference {
        Text.requireId("orderReference", value, MAX_LENGTH);
    }

    @Override
    public int compareTo(OrderReference other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
