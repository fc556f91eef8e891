// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

/**
 * Who gets the last unit.
 *
 * @since 0.1.0
 */
public enum StockPolicy {
    /** Whoever agrees first: an agreement sets its units aside. */
    RESERVED_AT_AGREEMENT,
    /** Whoever makes the first move that binds: the units of what it has at stake are set aside while that stands. */
    RESERVED_AT_BINDING_MOVE,
    /** Whoever pays first: redemption takes the units. */
    FIRST_TO_PAY
}
