// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

/**
 * What a seat does in a negotiation.
 *
 * @since 0.1.0
 */
public enum SeatRole {
    BUYER,
    SELLER,
    /** Proposes or decides between the others, without money or goods of its own. */
    MEDIATOR
}
