package dev.parley.model;

/**
 * The name of a negotiable dimension of an item.
 *
 * @param value the text, 1 to 128 characters, see {@link Text#requireId}
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
