// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.auctions;

import dev.parley.model.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * An open auction as a line of the lobby.
 *
 * @param id of the negotiation
 * @param ref the goods' name
 * @param price what leads; empty while nobody has bid
 * @param start where bidding starts
 * @param bidders how many have bid
 * @param reserve {@code none}, {@code unmet} or {@code met}
 * @param buyNow at which price it may be bought at once; empty when it may not
 * @param startsAt from when bids are taken
 * @param closesAt when it closes, unless late bids move the close
 * @param extended whether late bids have moved the close
 */
public record Lot(
        String id,
        String ref,
        String title,
        String category,
        String art,
        String place,
        String seller,
        Optional<Money> price,
        Money start,
        long bidders,
        String reserve,
        Optional<Money> buyNow,
        Instant startsAt,
        Instant closesAt,
        boolean extended) {}
