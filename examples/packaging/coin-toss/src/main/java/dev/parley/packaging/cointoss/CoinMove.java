package dev.parley.packaging.cointoss;

/**
 * What a seat does with the coin.
 *
 * @param kind {@link #LAY} or {@link #CALL}
 * @param heads the side that is laid or called; tails otherwise
 */
public record CoinMove(String kind, boolean heads) {
    /** The seller lays the coin, covered. */
    public static final String LAY = "lay";

    /** The buyer says which side is up. */
    public static final String CALL = "call";
}
