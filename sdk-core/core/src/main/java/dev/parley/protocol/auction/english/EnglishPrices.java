// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.form.Described;
import dev.parley.form.Max;
import dev.parley.form.Min;
import java.util.Optional;

/**
 * The prices that a host sets for an English auction: each as an amount, or in percent of the item's list price, rounded down to
 * the item's tick.
 *
 * @param startPercent where bidding starts, 1 to 1,000 percent; without it and {@code startPrice} the least price of the item
 * @param startPrice the same in minor units
 * @param hiddenReserve whether the seller's private terms name a reserve that nobody else sees until it is met
 * @param reservePercent a reserve that everybody sees, 1 to 1,000 percent
 * @param reservePrice the same in minor units
 * @param buyNowPercent at which price the item may be bought at once, 1 to 1,000 percent
 * @param buyNowPrice the same in minor units
 * @param buyNowUntilPercent the share of that price at which the offer to buy at once ends, 1 to 100 percent
 * @since 0.1.0
 */
public record EnglishPrices(
        @Described(
                title = "Starting price (percent of the list price)",
                help = "The first bid is at least this. Over 100 starts above the list price.")
        Optional<@Min(1) @Max(MAX_PERCENT) Integer> startPercent,

        @Described(
                title = "Starting price (minor units)",
                help = "In place of a percentage, also for items without a list price.")
        Optional<@Min(0) Long> startPrice,

        @Described(
                title = "The seller has a hidden reserve",
                help = "Its amount is among the seller's private terms; without them nothing opens. Below it"
                        + " nothing is sold. Everybody sees that there is one, and is told once it is met.")
        boolean hiddenReserve,

        @Described(
                title = "Open reserve (percent of the list price)",
                help = "Below it nothing is sold; everybody sees how much it is.")
        Optional<@Min(1) @Max(MAX_PERCENT) Integer> reservePercent,

        @Described(title = "Open reserve (minor units)", help = "In place of a percentage.")
        Optional<@Min(0) Long> reservePrice,

        @Described(
                title = "Buy now (percent of the list price)",
                help =
                        "Whoever pays this has the item at once. For one unit only, above the starting price and not below"
                                + " the reserve.")
        Optional<@Min(1) @Max(MAX_PERCENT) Integer> buyNowPercent,

        @Described(title = "Buy now (minor units)", help = "In place of a percentage.")
        Optional<@Min(0) Long> buyNowPrice,

        @Described(
                title = "Buy now ends at (percent of its price)",
                help = "Once so much is bid, or the reserve is met, the item can no longer be bought at once: one"
                        + " small bid does not end it.")
        @Min(1)
        @Max(100)
        int buyNowUntilPercent) {
    /** The greatest percentage of a list price. */
    public static final int MAX_PERCENT = 1_000;

    /** From the least price of the item, without reserve and without buying at once. */
    public static final EnglishPrices DEFAULTS = new EnglishPrices(
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            75);
}
