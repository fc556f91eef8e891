// SPDX-License-Identifier: Apache-2.0
package dev.parley.client;

/**
 * No answer came, however often the request was sent. Whether the command was done is unknown: send it again later under
 * {@link #idempotencyKey()}, and it is done once, or what was done is told.
 *
 * @since 0.1.0
 */
public final class NoAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String idempotencyKey;

    NoAnswerException(String idempotencyKey, Throwable cause) {
        super("no answer to the command " + idempotencyKey, cause);
        this.idempotencyKey = idempotencyKey;
    }

    /** The key to send the command again with. */
    public String idempotencyKey() {
        return idempotencyKey;
    }
}
