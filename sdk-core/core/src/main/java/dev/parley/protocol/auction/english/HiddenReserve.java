// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.form.Described;
import dev.parley.form.Min;

/**
 * What the seller keeps to itself.
 *
 * @param reserve the least price of a unit, minor units
 */
@Described(
        title = "The seller's hidden reserve",
        help =
                "Only where the rules say that there is one. Bidders are told that it is met, and not before how much it is.")
record HiddenReserve(
        @Described(
                title = "Reserve (minor units)",
                help =
                        "Nothing is sold below it. A price of the item, at most the price at which it may be bought at once.")
        @Min(0)
        long reserve) {}
