// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import tools.jackson.databind.JsonNode;

/** What the shop, its sellers and its buyers say. Goods are sold by the piece, for euros, binding on acceptance. */
final class Haggling {
    /** The category whose offers expire soon. */
    static final String FLASH = "flash";

    static final String GOODS = "goods";
    static final int FLASH_SECONDS = 2;

    private Haggling() {}

    static Command policy() {
        String choice = "\"protocol\": \"alternating-offers\", \"version\": 1, \"settlement\": \"each-item\"";
        return Command.put(Person.EDITOR, "/policy", """
                        {"rules": [
                          {"name": "flash", "selector": {"categories": ["%s"]},
                           "choice": {%s, "parameters": {"offerExpirySeconds": %d}}},
                          {"name": "all", "choice": {%s}}]}
                        """.formatted(FLASH, choice, FLASH_SECONDS, choice), "policy")
                .ifMatch("\"0\"");
    }

    static Command listing(String ref, String category, Person seller, long stock) {
        return Command.put(
                Person.HOST,
                "/listings/" + ref,
                """
                {"seller": "%s", "category": "%s", "taxIncluded": true, "shippingIncluded": true,
                 "binding": "ON_ACCEPTANCE", "stockPolicy": "RESERVED_AT_AGREEMENT",
                 "items": [{"id": "piece", "title": "A piece", "stock": %d, "listPrice": %s,
                            "issues": [{"id": "price", "role": "UNIT_PRICE",
                                        "domain": {"type": "price", "currency": "EUR",
                                                   "min": 0, "max": 1000000, "tick": 1}}]}]}
                """.formatted(seller.principal(), category, stock, euros(20_000)),
                "listing-" + ref);
    }

    /** A budget that covers everything, for an agent that may do anything. */
    static Command mandate(Person buyer, String agent) {
        return Command.post(buyer, "/mandates", """
                {"agent": "%s", "role": "BUYER", "currency": "EUR", "taxIncluded": true, "shippingIncluded": true,
                 "scope": {"anything": true, "categories": [], "listings": [], "sellers": []},
                 "bounds": {"issues": [], "budget": %s, "maxDeals": 10000},
                 "conduct": {"kinds": ["offer", "counter", "accept", "reject", "withdraw"],
                             "minSecondsBetweenMoves": 0, "disclosure": []},
                 "validFrom": "2026-01-01T00:00:00Z", "validUntil": "2126-01-01T00:00:00Z"}
                """.formatted(agent, euros(1_000_000_000L)), "mandate");
    }

    static Command offer(Person buyer, String listing, long cents, String key) {
        String body = "{\"listing\": \"%s\", \"first\": {\"kind\": \"offer\", \"items\": [%s]}}";
        return Command.post(buyer, "/negotiations", body.formatted(listing, terms(cents)), key);
    }

    /** Answers the offer in a view with another. */
    static Command counter(Person who, JsonNode view, long cents, String key) {
        String body = "{\"kind\": \"counter\", \"answers\": %s, \"items\": [%s]}";
        return move(who, view, body.formatted(view.at("/details/offer/id"), terms(cents)), key);
    }

    /** Accepts the offer in a view. */
    static Command accept(Person who, JsonNode view, String key) {
        String body = "{\"kind\": \"accept\", \"answers\": %s, \"termsHash\": %s}";
        return move(who, view, body.formatted(view.at("/details/offer/id"), view.at("/details/offer/termsHash")), key);
    }

    static Command redeem(String deal, String order, String key) {
        String body = "{\"deals\": [\"%s\"], \"orderReference\": \"%s\"}";
        return Command.post(Person.HOST, "/deals/redeem", body.formatted(deal, order), key);
    }

    private static Command move(Person who, JsonNode view, String body, String key) {
        return Command.post(who, "/negotiations/" + view.path("id").asString() + "/moves", body, key);
    }

    private static String terms(long cents) {
        return "{\"item\": \"piece\", \"values\": {\"price\": %s}}".formatted(euros(cents));
    }

    private static String euros(long cents) {
        return "{\"minorUnits\": %d, \"currency\": \"EUR\"}".formatted(cents);
    }
}
