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
import java.util.SortedMap;
import java.util.TreeMap;

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
     * These reserves, for items of a listing.
     *
     * @throws Json.Mismatch if the listing lacks an item, or a reserve is no price of its item
     */
    SortedMap<ItemId, Long> of(Listing listing) {
        reserves.forEach((id, minorUnits) -> {
            Item item = listing.item(id).orElseThrow(() -> new Json.Mismatch("names an item that the listing lacks"));
            Value price = Value.of(new Money(minorUnits, item.listPrice().currency()));
            if (item.price().domain().fault(price).isPresent()) {
                throw new Json.Mismatch("a reserve must be a price of its item");
            }
        });
        return reserves;
    }

    /** The reserves as they are kept: every item, null where there is none, so that the shape tells nothing. */
    static Json kept(SortedMap<ItemId, Long> reserves, Listing listing) {
        Json.Builder written = Json.object();
        for (Item item : listing.items()) {
            Long reserve = reserves.get(item.id());
            written.put(item.id().value(), reserve == null ? new Json.Nil() : Json.of(reserve));
        }
        return Json.object().put("reserves", written.build()).build();
    }

    /** The reserves that {@link #kept} wrote. */
    static SortedMap<ItemId, Long> ofKept(Json kept) {
        SortedMap<ItemId, Long> reserves = new TreeMap<>();
        kept.get("reserves").members().forEach((item, reserve) -> {
            if (!(reserve instanceof Json.Nil)) {
                reserves.put(new ItemId(item), reserve.integer());
            }
        });
        return reserves;
    }
}
