// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy;

/**
 * What one side wants of a price in whole ticks: 1 at its best price, 0 at its reservation price, straight in between. A
 * buyer's best is below its reservation, a seller's above.
 *
 * @param best the first price that it would ask for
 * @param reservation the last price that it would agree to
 * @since 0.1.0
 */
public record PriceAim(long best, long reservation) {
    /**
     * Checks that the width can be counted.
     *
     * @throws IllegalArgumentException if the two are more than 2⁵³ ticks apart
     */
    public PriceAim {
        long width;
        try {
            width = Math.absExact(Math.subtractExact(best, reservation));
        } catch (ArithmeticException e) {
            width = Long.MAX_VALUE;
        }
        if (width > 1L << 53) {
            throw new IllegalArgumentException(
                    "best and reservation must be at most 2^53 ticks apart, and are " + best + " and " + reservation);
        }
    }

    /** What a price is worth; below 0 beyond the reservation, above 1 beyond the best. */
    public double utility(long price) {
        return best == reservation
                ? Long.signum(reservation - price) == 0 ? 1 : Double.NEGATIVE_INFINITY
                : distance(price) / (best - reservation);
    }

    /** From the reservation, exact wherever a price can be agreed to. */
    private double distance(long price) {
        long exactly = price - reservation;
        boolean overflows = ((price ^ reservation) & (price ^ exactly)) < 0;
        return overflows ? (double) price - reservation : exactly;
    }

    /** Whether a price is at the reservation or on its better side. */
    public boolean allows(long price) {
        return best <= reservation ? price <= reservation : price >= reservation;
    }

    /**
     * The price nearest to the reservation that is worth at least a target, as far as doubles tell.
     *
     * @param utility from 0 to 1
     */
    public long priceWorth(double utility) {
        long width = Math.abs(best - reservation);
        // A target that is a whole number of ticks away may miss it by its rounding.
        long whole = Math.min(width, (long) Math.floor((1 - utility) * width + width * 0x1p-52));
        return best <= reservation ? best + whole : best - whole;
    }

    /** Whether one price is better than another. */
    public boolean prefers(long price, long other) {
        return best <= reservation ? price < other : price > other;
    }
}
