// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

/** Parley cannot start in this host as it is set up. */
final class SetUpException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String action;

    /**
     * A fault of the set-up.
     *
     * @param action what to do about it
     */
    SetUpException(String fault, String action, Throwable cause) {
        super(fault, cause);
        this.action = action;
    }

    /** One that nothing else caused. */
    SetUpException(String fault, String action) {
        super(fault);
        this.action = action;
    }

    String action() {
        return action;
    }
}
