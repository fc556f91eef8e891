// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

/**
 * What an operator may do to a negotiation.
 *
 * @since 0.1.0
 */
public enum OperatorAction {
    CANCEL,
    PAUSE,
    RESUME
}
