// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.Described;
import dev.parley.form.Min;
import dev.parley.form.Size;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.Value;
import dev.parley.protocol.sealedbid.SealedEvent.Reserve;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What the seller keeps to itself in an auction.
 *
 * @param reserves the least prices, in minor units by item
 */
@Described(
        title = "The seller's sealed reserves",
        help = "The least price of each item. Only the seller may have them; buyers never see them.")
record Reserves(
        @Described(title = "Reserves by item", help = "By the item's name in the listing.")
        @Size(max = Listing.MAX_ITEMS)
        SortedMap<
                        ItemId,
                        @Described(
                                title = "Reserve (minor units)",
                                help = "The seller sells at this price or above, never below.")
                        @Min(0) Long>
                reserves) {
    /**
     * The reserve of every item of a listing.
     *
     * @throws Json.Mismatch if the listing lacks an item, or a reserve is no price of its item
     */
    List<Reserve> of(Listing listing) {
        if (!reserves.keySet().stream().allMatch(id -> listing.item(id).isPresent())) {
            throw new Json.Mismatch("names an item that the listing lacks");
        }
        return listing.items().stream()
                .map(item -> new Reserve(
                        item.id(), Optional.ofNullable(reserves.get(item.id())).map(least -> priced(item, least))))
                .toList();
    }

    private static long priced(Item item, long least) {
        Value price = Value.of(new Money(least, item.listPrice().currency()));
        if (item.price().domain().fault(price).isPresent()) {
            throw new Json.Mismatch("a reserve must be a price of its item");
        }
        return least;
    }
}
