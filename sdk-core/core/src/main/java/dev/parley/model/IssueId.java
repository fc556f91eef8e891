// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

/**
 * The name of a negotiable dimension of an item.
 *
 * @param value the text, 1 to 128 characters, see {@link Text#requireId}
 * @since 0.1.0
 */
public record IssueId(String value) implements Comparable<IssueId> {
    /** The longest text, in UTF-16 units. */
    public static final int MAX_LENGTH = 128;

    public IssueId {
        Text.requireId("issue", value, MAX_LENGTH);
    }

    @Override
    public int compareTo(IssueId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
