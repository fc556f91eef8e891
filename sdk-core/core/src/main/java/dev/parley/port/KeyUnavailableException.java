// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

/**
 * A secret key that Parley needs cannot be had: it is missing from the {@link KeySource}, or is another than it was.
 * Nothing was changed; what needs the key waits until the key is back.
 *
 * @since 0.1.0
 */
public class KeyUnavailableException extends ParleyException {
    private static final long serialVersionUID = 1;

    /**
     * Names the key.
     *
     * @param key the key's name
     */
    public KeyUnavailableException(String key) {
        super("the sealing key " + key + " cannot be had from the key source; bring it back, and what waits goes on");
    }
}
