// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.scenario;

/**
 * A scenario file that cannot be read. The message says what is wrong and, where known, in which line.
 *
 * @since 0.1.0
 */
public final class UnreadableScenarioException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** Says what is wrong. */
    public UnreadableScenarioException(String message) {
        super(message);
    }
}
