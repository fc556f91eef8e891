package dev.parley.model;

/**
 * The unguessable, time-ordered name of a negotiation.
 *
 * @param value the text, 1 to 64 characters, see {@link Text#requireId}
 */
public record NegotiationId(String value) implements Comparable<NegotiationId> {
    /** The longest text, in UTF-16 units. */
    public static final int MAX_LENGTH = 64;

    public NegotiationId {
        Text.requireId("negotiation", value, MAX_LENGTH);
    }

    @Override
    public int compareTo(NegotiationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
