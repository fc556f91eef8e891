// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

/**
 * When an agreement on a listing holds its parties; the table is in the guide, under checkout.
 *
 * @since 0.1.0
 */
public enum Binding {
    /** Either party may cancel before payment; budget is held from acceptance, stock never. */
    NOT_BINDING,
    /** Only an operator may cancel; budget is held from the open offer, stock from acceptance. */
    ON_ACCEPTANCE,
    /** The buyer may let it lapse; budget is held from acceptance, stock for the checkout hold. */
    ON_PAYMENT
}
