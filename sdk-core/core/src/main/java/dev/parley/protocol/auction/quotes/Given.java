// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

/**
 * A quote and how many units of it were awarded.
 *
 * @param quote the quote
 * @param units 0 where it did not win
 * @since 0.1.0
 */
public record Given(Quote quote, long units) {
    /** Whether it won. */
    public boolean wins() {
        return units > 0;
    }
}
