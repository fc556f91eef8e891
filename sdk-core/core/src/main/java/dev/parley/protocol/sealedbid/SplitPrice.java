// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.Described;
import dev.parley.form.Max;
import dev.parley.form.Min;
import dev.parley.form.Named;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The price of a k-double auction (Chatterjee &amp; Samuelson 1983): k of the way from the seller's lowest price to the
 * buyer's highest. With k = 1 the buyer's price decides, with k = 0 the seller's. Neither side is held to the truth: in
 * the linear equilibrium over values uniform on [0, 1] with k = ½ they trade only when the gain is at least ¼.
 *
 * @param numerator 0 to the denominator
 * @param denominator 1 to {@value #MAX_DENOMINATOR}
 * @since 0.1.0
 */
public record SplitPrice(
        @Described(
                title = "Share of the buyer's price: numerator (split)",
                help = "0 takes the seller's price, the denominator the buyer's. 1 of 2 meets in the middle.")
        @Named("kNumerator")
        @Min(0)
        @Max(MAX_DENOMINATOR)
        long numerator,

        @Described(title = "Share of the buyer's price: denominator (split)", help = "At least the numerator.")
        @Named("kDenominator")
        @Min(1)
        @Max(MAX_DENOMINATOR)
        long denominator) {
    /** The greatest denominator. */
    public static final long MAX_DENOMINATOR = 1_000_000;

    /** The difference is split evenly. */
    public static final SplitPrice HALF = new SplitPrice(1, 2);

    public SplitPrice {
        if (denominator < 1 || denominator > MAX_DENOMINATOR) {
            throw new IllegalArgumentException("kDenominator must be 1 to " + MAX_DENOMINATOR);
        }
        if (numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException("kNumerator must be 0 to kDenominator");
        }
    }

    /**
     * The price in ticks, k·highest + (1 − k)·lowest, rounded half to even.
     *
     * @param lowest the seller's best price
     * @param highest the buyer's best price
     * @return empty when the lowest exceeds the highest
     */
    public Optional<Long> price(long lowest, long highest) {
        if (lowest > highest) {
            return Optional.empty();
        }
        BigInteger weighted = BigInteger.valueOf(highest)
                .multiply(BigInteger.valueOf(numerator))
                .add(BigInteger.valueOf(lowest).multiply(BigInteger.valueOf(denominator - numerator)));
        return Optional.of(Ratio.of(weighted, BigInteger.valueOf(denominator)).roundHalfEven());
    }
}
