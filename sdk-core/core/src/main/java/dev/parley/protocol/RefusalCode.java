// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

/**
 * A stable name for why something is refused. Parley's own are in {@link Reason}; a host's protocol may bring an enum
 * of its own.
 *
 * @since 0.1.0
 */
public interface RefusalCode {
    /** The stable code, upper-case with underscores. */
    String name();

    /** What the code says, whoever is refused. */
    Meaning meaning();

    /** What sort of reason it is, from which the facade takes the status. */
    default Sort sort() {
        return meaning().sort();
    }

    /** An English sentence that says what to do. */
    default String title() {
        return meaning().title();
    }

    /**
     * Whether to send the very same request again, with the same key, once the time has passed that the answer says in
     * {@code retryAfterSeconds}; of none that says nothing a second is enough.
     */
    default boolean isRetryable() {
        return meaning().retryable();
    }

    /**
     * Whether this is the last word about the request's idempotency key. Neither what is retryable nor a missing
     * precondition is: the same key may bring that later.
     */
    default boolean endsItsKey() {
        return !isRetryable() && sort() != Sort.PRECONDITION_REQUIRED;
    }

    /**
     * What a code says.
     *
     * @param sort the sort of reason
     * @param retryable whether to send the very same request again
     * @param title an English sentence that says what to do
     */
    record Meaning(Sort sort, boolean retryable, String title) {
        /** Of a reason that is retryable where its sort always is. */
        public Meaning(Sort sort, String title) {
            this(sort, sort == Sort.RATE || sort == Sort.UNAVAILABLE, title);
        }
    }

    /** Sorts of reasons. */
    enum Sort {
        /** The request itself is wrong and will stay so. */
        INVALID,
        /** Nothing by that name, or nothing that the caller may know of. */
        NOT_FOUND,
        /** The caller may not do this. */
        FORBIDDEN,
        /** It does not fit the present state; look again. */
        CONFLICT,
        /** The caller's view is out of date. */
        STALE,
        /** A needed precondition was not sent. */
        PRECONDITION_REQUIRED,
        /** Well-formed, in turn, and against the rules or the authority. */
        RULE,
        /** Too fast, or too many at once. */
        RATE,
        /** Nothing is wrong with the request: try again. */
        UNAVAILABLE
    }
}
