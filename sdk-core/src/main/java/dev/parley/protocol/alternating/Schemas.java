package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Safe;
import java.util.List;

/** The JSON Schemas (2020-12) of rules, payloads and private terms. */
final class Schemas {
    static final Json RULES = rules();
    static final Json MOVES = moves();
    static final Json PRIVATE_TERMS = privateTerms();

    private Schemas() {}

    private static Json rules() {
        AlternatingRules defaults = AlternatingRules.DEFAULTS;
        Json.Builder properties = Json.object()
                .put("opener", opener(defaults.opener()))
                .put(
                        "offerExpirySeconds",
                        number(
                                        "How long an offer stands (seconds)",
                                        "An offer that nobody answers in this time ends the negotiation. Every offer"
                                                + " and counter-offer starts the time afresh. Two days are 172800.",
                                        1,
                                        AlternatingRules.MAX_SECONDS)
                                .put("default", defaults.offerExpirySeconds())
                                .build())
                .put(
                        "overallDeadlineSeconds",
                        number(
                                        "How long the whole negotiation may last (seconds)",
                                        "Counted from the opening; whatever is not agreed by then ends. Fourteen days"
                                                + " are 1209600.",
                                        1,
                                        AlternatingRules.MAX_SECONDS)
                                .put("default", defaults.overallDeadlineSeconds())
                                .build())
                .put(
                        "maxRounds",
                        number(
                                        "Most offers of both sides together",
                                        "Every offer and counter-offer is a round; accepting, rejecting and withdrawing"
                                                + " are not.",
                                        1,
                                        AlternatingRules.MAX_COUNT)
                                .put("default", defaults.maxRounds())
                                .build());
        return object(
                        "Alternating offers",
                        "Buyer and seller take turns until one accepts, rejects or leaves.",
                        caps(properties))
                .build();
    }

    private static Json.Builder caps(Json.Builder properties) {
        AlternatingRules defaults = AlternatingRules.DEFAULTS;
        return properties
                .put(
                        "maxOffersPerBuyerAndListing",
                        number(
                                        "Most offers of one buyer on one listing",
                                        "Counts every offer and counter-offer that the buyer makes on the listing, in all"
                                                + " of its negotiations there, also those that are declined, withdrawn or"
                                                + " expired. Declining the seller's offer costs the buyer nothing.",
                                        1,
                                        AlternatingRules.MAX_COUNT)
                                .put("default", defaults.maxOffersPerBuyerAndListing())
                                .build())
                .put(
                        "monotoneConcession",
                        flag(
                                "Prices only move towards each other",
                                "When on, a buyer may not go below its own last price of an item, nor a seller above"
                                        + " its own.",
                                defaults.monotoneConcession()))
                .put(
                        "maxMessageLength",
                        number(
                                        "Longest message beside an offer (characters)",
                                        "The message is shown to the other side and decides nothing; 0 turns messages"
                                                + " off.",
                                        0,
                                        AlternatingRules.MAX_MESSAGE)
                                .put("default", defaults.maxMessageLength())
                                .build());
    }

    private static Json opener(Turn otherwise) {
        return Json.object()
                .put("type", "string")
                .put("title", "Who makes the first offer")
                .put("description", "The buyer, the seller, or whoever comes first.")
                .put("enum", Json.array(List.of(Turn.values()), turn -> Json.of(turn.text())))
                .put("default", otherwise.text())
                .build();
    }

    private static Json moves() {
        return Json.object()
                .put("offer", payload("Offer", "Complete terms of one or more items.", withMessage()))
                .put(
                        "counter",
                        payload(
                                "Counter-offer",
                                "What it does not name is taken over from the offer that it answers.",
                                withMessage()
                                        .put("drops", items("Items of that offer to leave out; they stay open."))
                                        .put("accepts", items("Items of that offer to accept as they stand."))))
                .put(
                        "accept",
                        payload(
                                "Accept",
                                "Needs the offer's id and the hash of its terms.",
                                Json.object().put("items", items("The items to accept; absent means all."))))
                .put(
                        "reject",
                        payload(
                                "Reject",
                                "Ends the negotiation unless it invites another offer or leaves items standing.",
                                withMessage()
                                        .put("items", items("The items to decline; absent means all."))
                                        .put(
                                                "invite",
                                                flag(
                                                        "Invite another offer",
                                                        "Whether the other side may offer again.",
                                                        false))))
                .put(
                        "withdraw",
                        payload(
                                "Withdraw",
                                "Takes back one's own offer.",
                                Json.object()
                                        .put("leave", flag("Leave", "Whether the negotiation ends with it.", false))))
                .build();
    }

    private static Json payload(String title, String description, Json.Builder properties) {
        return object(title, description, properties).build();
    }

    private static Json.Builder withMessage() {
        return Json.object()
                .put(
                        "message",
                        Json.object()
                                .put("type", "string")
                                .put("title", "Message")
                                .put("description", "Shown to the other side; it decides nothing.")
                                .put("maxLength", AlternatingRules.MAX_MESSAGE)
                                .build());
    }

    private static Json items(String description) {
        return Json.object()
                .put("type", "array")
                .put("title", "Items")
                .put("description", description)
                .put("items", itemName())
                .put("maxItems", Listing.MAX_ITEMS)
                .put("uniqueItems", true)
                .build();
    }

    private static Json itemName() {
        return Json.object()
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", ItemId.MAX_LENGTH)
                .build();
    }

    private static Json privateTerms() {
        Json.Builder bounds = Json.object()
                .put(
                        "autoAccept",
                        number(
                                        "Accept at once from (minor units per unit)",
                                        "An offer of exactly this amount or more, fees included, is accepted at once,"
                                                + " whatever its other terms.",
                                        0,
                                        Safe.MAX)
                                .build())
                .put(
                        "autoDecline",
                        number(
                                        "Decline at once below (minor units per unit)",
                                        "An offer of less than this amount, fees included, is declined at once; one of"
                                                + " exactly this amount is not. Not more than autoAccept.",
                                        0,
                                        Safe.MAX)
                                .build());
        Json perItem = object("Thresholds of an item", "Never shown to the buyer.", bounds)
                .build();
        Json byItem = Json.object()
                .put("type", "object")
                .put("title", "Thresholds by item")
                .put("description", "By the item's name in the listing.")
                .put("propertyNames", itemName())
                .put("maxProperties", Listing.MAX_ITEMS)
                .put("additionalProperties", perItem)
                .build();
        return object(
                        "The seller's thresholds",
                        "What is accepted or declined without asking the seller. Only the seller may have them.",
                        Json.object().put("items", byItem))
                .build();
    }

    private static Json.Builder object(String title, String description, Json.Builder properties) {
        return Json.object()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("type", "object")
                .put("title", title)
                .put("description", description)
                .put("properties", properties.build())
                .put("additionalProperties", false);
    }

    private static Json.Builder number(String title, String description, long min, long max) {
        return Json.object()
                .put("type", "integer")
                .put("title", title)
                .put("description", description)
                .put("minimum", min)
                .put("maximum", max);
    }

    private static Json flag(String title, String description, boolean otherwise) {
        return Json.object()
                .put("type", "boolean")
                .put("title", title)
                .put("description", description)
                .put("default", otherwise)
                .build();
    }
}
