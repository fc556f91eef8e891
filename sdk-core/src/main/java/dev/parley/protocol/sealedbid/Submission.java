package dev.parley.protocol.sealedbid;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import java.util.List;
import java.util.Optional;

/**
 * What a seat submitted, sealed. It has a line for every item of the listing, so that its shape tells nothing.
 *
 * @param lines in the listing's order
 */
public record Submission(List<Line> lines) {
    public Submission {
        lines = List.copyOf(lines);
    }

    /**
     * What it says of an item.
     *
     * @param item which
     * @param bid what is bid; empty when nothing
     */
    public record Line(ItemId item, Optional<Bid> bid) {
        Json toJson() {
            return Json.object()
                    .put("item", item.value())
                    .put("bid", bid.map(Bid::toJson).orElseGet(Json.Nil::new))
                    .build();
        }

        static Line fromJson(Json json) {
            return new Line(
                    new ItemId(json.get("item").text()), json.find("bid").map(Bid::fromJson));
        }
    }

    /**
     * A bid for an item.
     *
     * @param price the best price, in minor units
     * @param fair the fair price, in minor units
     * @param nonce the bidder's share in the draw, from its own device
     */
    public record Bid(long price, Optional<Long> fair, Optional<String> nonce) {
        /** The longest nonce, in UTF-16 units. */
        public static final int MAX_NONCE = 64;

        Json toJson() {
            return Json.object()
                    .put("price", price)
                    .put("fair", fair.<Json>map(Json::of).orElseGet(Json.Nil::new))
                    .put("nonce", nonce.map(Json::of).orElseGet(Json.Nil::new))
                    .build();
        }

        static Bid fromJson(Json json) {
            return new Bid(
                    json.get("price").integer(),
                    json.find("fair").map(Json::integer),
                    json.find("nonce").map(Json::text));
        }
    }

    /** What is bid for an item. */
    public Optional<Bid> bid(ItemId item) {
        return lines.stream()
                .filter(line -> line.item().equals(item))
                .findFirst()
                .flatMap(Line::bid);
    }

    Json toJson() {
        return Json.array(lines, Line::toJson);
    }
}
