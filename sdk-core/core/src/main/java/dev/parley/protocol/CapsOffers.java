package dev.parley.protocol;

/**
 * A protocol whose offers count against a cap on what a buyer offers on a listing.
 *
 * @param <S> its state
 */
public interface CapsOffers<S> {
    /** How many offers of this negotiation count; never falls. */
    long offersCounted(S state);
}
