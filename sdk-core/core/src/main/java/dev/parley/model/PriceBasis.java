// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

/**
 * What a listing's prices contain; frozen into every deal. Parley computes no tax.
 *
 * @param taxIncluded whether prices contain the buyer's tax
 * @param shippingIncluded whether prices contain shipping
 * @since 0.1.0
 */
public record PriceBasis(boolean taxIncluded, boolean shippingIncluded) {
    /** Everything included: what the buyer pays is the price. */
    public static final PriceBasis ALL_INCLUDED = new PriceBasis(true, true);
}
