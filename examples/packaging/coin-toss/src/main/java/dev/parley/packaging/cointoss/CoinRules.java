package dev.parley.packaging.cointoss;

/**
 * The public parameters of a coin toss.
 *
 * @param seconds how long each of the two has, from 1
 */
public record CoinRules(long seconds) {}
