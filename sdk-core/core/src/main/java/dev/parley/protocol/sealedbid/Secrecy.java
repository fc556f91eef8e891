// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.Hyphenated;

/**
 * From whom submissions are kept until the close.
 *
 * @since 0.1.0
 */
public enum Secrecy implements Hyphenated {
    /** From rivals: the service holds the submissions and opens them at the close. */
    HELD,
    /**
     * From the service too: parties commit to a salted hash before the close and reveal what is behind it in a second
     * window.
     */
    COMMITTED
}
