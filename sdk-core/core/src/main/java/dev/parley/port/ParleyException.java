// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

/**
 * The root of Parley's infrastructure failures: nothing is wrong with the request.
 *
 * @since 0.1.0
 */
public class ParleyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ParleyException(String message) {
        super(message);
    }

    public ParleyException(String message, Throwable cause) {
        super(message, cause);
    }
}
