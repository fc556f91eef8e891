// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

/**
 * A price in whole ticks on which two parties want opposite things, each in proportion to the ticks: every price between
 * their reservations is on the frontier, and each rule's price is found without listing them, at any number of ticks.
 *
 * @param low the seller's reservation, in ticks: what it gains is counted from there
 * @param high the buyer's reservation, at least as high, at most 2⁵³ ticks above
 * @param sellersTick what a tick is worth to the seller, above 0
 * @param buyersTick what a tick is worth to the buyer, above 0
 * @since 0.1.0
 */
public record PriceLine(long low, long high, double sellersTick, double buyersTick) {
    /**
     * Checks that there is a price.
     *
     * @throws IllegalArgumentException if the zone is empty or wider than 2⁵³ ticks, or a tick is not worth a positive finite
     *     amount
     */
    public PriceLine {
        if (low > high || high - low < 0 || high - low > 1L << 53) {
            throw new IllegalArgumentException(
                    "high must be at least low and at most 2^53 above, and they are " + low + " and " + high);
        }
        requireWorth("sellersTick", sellersTick);
        requireWorth("buyersTick", buyersTick);
    }

    private static void requireWorth(String name, double worth) {
        if (!(worth > 0 && worth < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be positive and finite, and is " + worth);
        }
    }

    /**
     * The price that a rule chooses: the lower one where two are as good.
     *
     * @param sellersWeight the seller's share of the weight in the Nash solution, above 0 and below 1
     */
    public long solve(BargainingRule rule, double sellersWeight) {
        if (!(sellersWeight > 0 && sellersWeight < 1)) {
            throw new IllegalArgumentException("sellersWeight must be above 0 and below 1, and is " + sellersWeight);
        }
        long width = high - low;
        return low
                + switch (rule) {
                    case NASH -> mostProduct(width, sellersWeight);
                    // Both ideals are the whole width, so shares are ticks, and add up to the same at every price.
                    case KALAI_SMORODINSKY, RELATIVE_UTILITARIAN -> mostEqual(width, 1, 1);
                    case EGALITARIAN -> mostEqual(width, sellersTick, buyersTick);
                    case UTILITARIAN ->
                        sellersTick == buyersTick
                                ? mostEqual(width, sellersTick, buyersTick)
                                : sellersTick > buyersTick ? width : 0;
                };
    }

    /** The logarithm rises up to the weight's share of the width; which tick next to it is better shows its difference. */
    private long mostProduct(long width, double weight) {
        if (width < 2) {
            return width == 0 ? 0 : onlyOneGains(weight);
        }
        long below = Math.min(width, (long) Math.floor(weight * width));
        long above = below + 1;
        if (below == 0 || above >= width) {
            return Math.max(1, Math.min(width - 1, below));
        }
        double more = weight * Math.log1p(1.0 / below) + (1 - weight) * Math.log1p(-1.0 / (width - below));
        return more > 0 ? above : below;
    }

    /** Of two neighbouring prices, at either of which one party gains nothing: the greater product of whoever gains. */
    private long onlyOneGains(double weight) {
        int seller = Double.compare(weight * Math.log(sellersTick), (1 - weight) * Math.log(buyersTick));
        return seller > 0 || (seller == 0 && sellersTick > buyersTick) ? 1 : 0;
    }

    /** The tick at which the lesser of two gains is greatest. */
    private static long mostEqual(long width, double seller, double buyer) {
        long below = Math.min(width, (long) Math.floor(width * (buyer / (seller + buyer))));
        double now = Math.min(below * seller, (width - below) * buyer);
        double next = Math.min((below + 1) * seller, (width - below - 1) * buyer);
        return below < width && next > now ? below + 1 : below;
    }
}
