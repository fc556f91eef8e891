// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

/**
 * What breaks a chain, in the order in which it is checked.
 *
 * @since 0.1.0
 */
public enum ChainFault {
    /** There is no event. */
    EMPTY("there is no event"),
    /** The event belongs to another negotiation than the first. */
    NEGOTIATION("the event belongs to another negotiation"),
    /** The event is not the next in number: one was dropped, inserted, repeated or moved. */
    SEQUENCE("the event is not the next in number"),
    /** The event is older than the one before. */
    TIME("the event is older than the one before"),
    /** The event does not follow the one before. */
    PREVIOUS("the event does not name the hash of the one before"),
    /** The event is not what its hash was made of. */
    HASH("the event is not what its hash was made of");

    private final String words;

    ChainFault(String words) {
        this.words = words;
    }

    /** A clause in English. */
    public String words() {
        return words;
    }
}
