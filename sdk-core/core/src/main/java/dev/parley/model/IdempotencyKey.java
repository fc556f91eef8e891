// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.UUID;

/**
 * The caller's name for one command, so that a retry of it gets the first answer.
 *
 * @param value the text, 1 to 128 characters, see {@link Text#requireId}
 * @since 0.1.0
 */
public record IdempotencyKey(String value) implements Comparable<IdempotencyKey> {
    /** The longest text, in UTF-16 units. */
    public static final int MAX_LENGTH = 128;

    public IdempotencyKey {
        Text.requireId("idempotencyKey", value, MAX_LENGTH);
    }

    /** A key that no other command has. Keep it until the command is answered, and retry with the same one. */
    public static IdempotencyKey fresh() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }

    @Override
    public int compareTo(IdempotencyKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
