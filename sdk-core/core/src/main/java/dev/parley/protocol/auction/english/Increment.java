// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.form.Described;
import dev.parley.form.Min;

/**
 * By how much the price rises in a range of prices.
 *
 * @param from where the range begins, minor units; it ends where the next one begins
 * @param step minor units, at least 1
 * @since 0.1.0
 */
public record Increment(
        @Described(title = "From this price (minor units)", help = "The first range begins at 0.") @Min(0)
        long from,

        @Described(
                title = "The price rises by (minor units)",
                help = "At least 1. It counts as a whole number of the item's ticks, rounded up.")
        @Min(1)
        long step) {}
