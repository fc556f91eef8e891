// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

/**
 * The store is down, too slow or out of connections. Retry with the same idempotency key: what was stored is found.
 *
 * @since 0.1.0
 */
public class StoreUnavailableException extends ParleyException {
    private static final long serialVersionUID = 1;

    public StoreUnavailableException(String message) {
        super(message);
    }

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
