package dev.parley.protocol.alternating;

import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The seller's thresholds as JSON: what the seller sends, and the part of the first event that keeps them. */
final class PrivateTerms {
    private PrivateTerms() {}

    /**
     * The thresholds of every item, in the listing's order, {@link Thresholds#NONE} where the JSON names none.
     *
     * @throws IllegalArgumentException if it names an item that the listing lacks, or bounds that contradict each other
     */
    static List<Thresholds> read(Json json, Listing listing) {
        Map<String, Json> byItem = json.find("items").map(Json::members).orElse(Map.of());
        List<Thresholds> thresholds = new ArrayList<>();
        int named = 0;
        for (Item item : listing.items()) {
            Json bounds = byItem.get(item.id().value());
            thresholds.add(bounds == null ? Thresholds.NONE : readBounds(bounds));
            named += bounds == null ? 0 : 1;
        }
        if (named < byItem.size()) {
            throw new Json.Mismatch("names an item that the listing lacks");
        }
        return thresholds;
    }

    private static Thresholds readBounds(Json json) {
        return new Thresholds(
                json.find("autoAccept").map(Json::integer),
                json.find("autoDecline").map(Json::integer));
    }

    /** Every item with both bounds, null where there is none: the shape tells nothing about what is set. */
    static Json write(List<Thresholds> thresholds, Listing listing) {
        Json.Builder items = Json.object();
        for (int place = 0; place < thresholds.size(); place++) {
            Thresholds bounds = thresholds.get(place);
            items.put(
                    listing.items().get(place).id().value(),
                    Json.object()
                            .put("autoAccept", orNull(bounds.autoAccept()))
                            .put("autoDecline", orNull(bounds.autoDecline()))
                            .build());
        }
        return Json.object().put("items", items.build()).build();
    }

    private static Json orNull(Optional<Long> bound) {
        return bound.<Json>map(Json::of).orElseGet(Json.Nil::new);
    }
}
