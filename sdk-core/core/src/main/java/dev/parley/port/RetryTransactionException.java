// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

/**
 * The database ended the host's transaction for the sake of another one (serialization failure or deadlock). Roll back
 * and run the whole transaction again; it never means that a deal was redeemed already.
 *
 * @since 0.1.0
 */
public class RetryTransactionException extends ParleyException {
    private static final long serialVersionUID = 1;

    public RetryTransactionException(String message, Throwable cause) {
        super(message, cause);
    }
}
