// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

/**
 * Who acts for a principal, a person or a piece of software, in the host's own naming.
 *
 * @param value the text, 1 to 128 characters, see {@link Text#requireId}
 * @since 0.1.0
 */
public record AgentId(String value) implements Comparable<AgentId> {
    /** The longest text, in UTF-16 units. */
    public static final int MAX_LENGTH = 128;

    public AgentId {
        Text.requireId("agent", value, MAX_LENGTH);
    }

    @Override
    public int compareTo(AgentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
