// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

/**
 * A protocol whose offers count against a cap on what a buyer offers on a listing.
 *
 * @param <S> its state
 * @since 0.1.0
 */
public interface CapsOffers<S> {
    /** How many offers of this negotiation count; never falls. */
    long offersCounted(S state);
}
