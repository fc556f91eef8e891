// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

/**
 * Why a negotiation was ended from outside.
 *
 * @since 0.1.0
 */
public enum EndReason {
    /** An operator ended it. */
    CANCELLED("cancelled"),
    /** The host withdrew what was negotiated. */
    UNAVAILABLE("unavailable");

    private final String text;

    EndReason(String text) {
        this.text = text;
    }

    /** The stable name: of the phase that it leads to, and in views. */
    public String text() {
        return text;
    }
}
