package dev.parley.protocol.sealedbid;

import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.Value;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The seller's sealed reserves as JSON: what the seller sends, and the part of the first event that keeps them. */
final class Reserves {
    private Reserves() {}

    /**
     * The reserves, in minor units by item.
     *
     * @throws IllegalArgumentException if it names an item that the listing lacks, or what is no price of it
     */
    static SortedMap<ItemId, Long> read(Json json, Listing listing) {
        Map<String, Json> named = json.find("reserves").map(Json::members).orElse(Map.of());
        SortedMap<ItemId, Long> reserves = new TreeMap<>();
        for (Map.Entry<String, Json> one : named.entrySet()) {
            Item item = listing.item(new ItemId(one.getKey()))
                    .orElseThrow(() -> new Json.Mismatch("names an item that the listing lacks"));
            if (!(one.getValue() instanceof Json.Nil)) {
                reserves.put(item.id(), requirePrice(item, one.getValue().integer()));
            }
        }
        return reserves;
    }

    private static long requirePrice(Item item, long minorUnits) {
        Value price = Value.of(new Money(minorUnits, item.listPrice().currency()));
        if (item.price().domain().fault(price).isPresent()) {
            throw new Json.Mismatch("a reserve must be a price of its item");
        }
        return minorUnits;
    }

    /** Every item, null where there is none: the shape tells nothing about what is set. */
    static Json write(SortedMap<ItemId, Long> reserves, Listing listing) {
        Json.Builder written = Json.object();
        for (Item item : listing.items()) {
            Long reserve = reserves.get(item.id());
            written.put(item.id().value(), reserve == null ? new Json.Nil() : Json.of(reserve));
        }
        return Json.object().put("reserves", written.build()).build();
    }
}
