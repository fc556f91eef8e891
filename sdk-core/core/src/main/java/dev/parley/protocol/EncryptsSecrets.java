// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

/**
 * A protocol that keeps what is one seat's alone encrypted where events are stored, so that a stolen database tells nothing of
 * it. Without the key the negotiation cannot be read.
 *
 * @param <S> its state
 * @since 0.1.0
 */
public interface EncryptsSecrets<S> {
    /**
     * Whether the headers of all events may be shown to parties and operators at a state. A header tells which seat did something
     * and when, also of an event that nobody else sees; until headers are public a transcript ends with the opening.
     */
    boolean publishesHeaders(S state);
}
