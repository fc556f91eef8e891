// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

/**
 * Whose money or goods are at stake, in the host's own naming.
 *
 * @param value the text, 1 to 128 characters, see {@link Text#requireId}
 * @since 0.1.0
 */
public record PrincipalId(String value) implements Comparable<PrincipalId> {
    /** The longest text, in UTF-16 units. */
    public static final int MAX_LENGTH = 128;

    /** The service itself, where a policy lets it mediate. No caller is it. */
    public static final PrincipalId SERVICE = new PrincipalId("parley:service");

    public PrincipalId {
        Text.requireId("principal", value, MAX_LENGTH);
    }

    @Override
    public int compareTo(PrincipalId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
