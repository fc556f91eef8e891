// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.client;

/**
 * No answer came, however often the request was sent. Whether the command was done is unknown: send it again later under
 * {@link #idempotencyKey()}, and it is done once, or what was done is told.
 */
public final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String idempotencyKey;

    NoAnswer(String idempotencyKey, Throwable cause) {
        super("no answer to the command " + idempotencyKey, cause);
        this.idempotencyKey = idempotencyKey;
    }

    /** The key to send the command again with. */
    public String idempotencyKey() {
        return idempotencyKey;
    }
}
