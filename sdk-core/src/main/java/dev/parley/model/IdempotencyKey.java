package dev.parley.model;

/**
 * The caller's name for one command, so that a retry of it gets the first answer.
 *
 * @param value the text, 1 to 128 characters, see {@link Text#requireId}
 */
public record IdempotencyKey(String value) implements Comparable<IdempotencyKey> {
    /** The longest text, in UTF-16 units. */
    public static final int MAX_LENGTH = 128;

    public IdempotencyKey {
        Text.requireId("idempotencyKey", value, MAX_LENGTH);
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
