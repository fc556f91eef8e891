package dev.parley.protocol.sealedbid;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Safe;
import java.util.List;

/** The JSON Schemas (2020-12) of payloads and private terms. */
final class MoveSchemas {
    static final Json MOVES = moves();
    static final Json RESERVES = reserves();

    private MoveSchemas() {}

    private static Json moves() {
        return Json.object()
                .put(
                        "submit",
                        object(
                                "Submit",
                                "One's best price for one or more items: a buyer's highest, a seller's lowest. Nobody"
                                        + " else sees it before the close.",
                                statement(),
                                List.of()))
                .put("withdraw", object("Withdraw", "Takes back what one has placed.", Json.object(), List.of()))
                .put(
                        "commit",
                        object(
                                "Commit",
                                "The hash of what will be revealed after the close, so that not even the marketplace"
                                        + " knows it before.",
                                Json.object()
                                        .put(
                                                "commitment",
                                                hex(
                                                        "Commitment",
                                                        "SHA-256 over negotiation, seat, salt and the statement.")),
                                List.of("commitment")))
                .put(
                        "reveal",
                        object(
                                "Reveal",
                                "What one committed to, unchanged.",
                                statement().put("salt", hex("Salt", "The salt of the commitment.")),
                                List.of("salt")))
                .build();
    }

    private static Json.Builder statement() {
        Json price = Json.object()
                .put("type", "integer")
                .put("minimum", 0)
                .put("maximum", Safe.MAX)
                .build();
        Json nonce = Json.object()
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", Submission.Bid.MAX_NONCE)
                .build();
        return Json.object()
                .put(
                        "fairPrices",
                        byItem(
                                "Fair prices",
                                "What one calls fair, in minor units by item; never beyond one's best price. Where"
                                        + " prices are drawn only.",
                                price))
                .put(
                        "nonces",
                        byItem(
                                "Nonces",
                                "One's share in the draw by item, random, from one's own device. Where prices are"
                                        + " drawn only.",
                                nonce));
    }

    private static Json reserves() {
        Json reserve = Json.object()
                .put("type", "integer")
                .put("title", "Reserve (minor units)")
                .put("description", "The seller sells at this price or above, never below.")
                .put("minimum", 0)
                .put("maximum", Safe.MAX)
                .build();
        Json.Builder properties = Json.object()
                .put("reserves", byItem("Reserves by item", "By the item's name in the listing.", reserve));
        return object(
                "The seller's sealed reserves",
                "The least price of each item. Only the seller may have them; buyers never see them.",
                properties,
                List.of());
    }

    private static Json byItem(String title, String description, Json each) {
        Json name = Json.object()
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", ItemId.MAX_LENGTH)
                .build();
        return Json.object()
                .put("type", "object")
                .put("title", title)
                .put("description", description)
                .put("propertyNames", name)
                .put("maxProperties", Listing.MAX_ITEMS)
                .put("additionalProperties", each)
                .build();
    }

    private static Json hex(String title, String description) {
        return Json.object()
                .put("type", "string")
                .put("title", title)
                .put("description", description)
                .put("minLength", 64)
                .put("maxLength", 64)
                .put("pattern", "^[0-9a-f]{64}$")
                .build();
    }

    static Json object(String title, String description, Json.Builder properties, List<String> required) {
        Json.Builder schema = Json.object()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("type", "object")
                .put("title", title)
                .put("description", description)
                .put("properties", properties.build())
                .put("additionalProperties", false);
        return required.isEmpty()
                ? schema.build()
                : schema.put("required", Json.array(required, Json::of)).build();
    }
}
