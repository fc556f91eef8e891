// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

/**
 * What an issue does to the amount that a buyer pays.
 *
 * @since 0.1.0
 */
public enum IssueRole {
    /** The price of one unit. */
    UNIT_PRICE,
    /** The price of the whole line, whatever the quantity. */
    LINE_PRICE,
    /** The number of units. */
    QUANTITY,
    /** An amount added to the line. */
    FEE,
    /** Nothing: a term such as a date or a colour. */
    OTHER
}
