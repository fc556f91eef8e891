// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import tools.jackson.databind.JsonNode;

/** What a test says over HTTP to come to a deal. */
record Haggling(Http http) {
    static final String LAMP = """
            {"seller": "sara", "category": "lamps", "taxIncluded": true, "shippingIncluded": true,
             "binding": "ON_ACCEPTANCE", "stockPolicy": "RESERVED_AT_AGREEMENT",
             "items": [{"id": "shade", "title": "A shade", "stock": 1000,
                        "listPrice": {"minorUnits": 10000, "currency": "EUR"},
                        "issues": [{"id": "price", "role": "UNIT_PRICE",
                                    "domain": {"type": "price", "currency": "EUR", "min": 0, "max": 1000000, "tick": 1}}]}]}
            """;

    static final String POLICY = """
            {"comment": "Everything by alternating offers",
             "rules": [{"name": "all",
                        "choice": {"protocol": "alternating-offers", "version": 1, "settlement": "each-item"}}]}
            """;

    /** Publishes the policy and lists the lamp, unless that was done already. */
    void prepare() {
        Http.Answered policy = http.get("pia", "/policy");
        if (policy.status() == 404 || policy.json().path("rules").isEmpty()) {
            String version = policy.status() == 404 ? "\"0\"" : policy.header("ETag");
            http.put("pia", "/policy", POLICY, "If-Match", version).done();
        }
        if (http.get("shop", "/listings/lamp").status() == 404) {
            http.put("shop", "/listings/lamp", LAMP).done();
        }
    }

    JsonNode open(String listing, long cents) {
        return http.post(
                        "berta",
                        "/negotiations",
                        "{\"listing\": \"%s\", \"first\": {\"kind\": \"offer\", \"items\": [%s]}}"
                                .formatted(listing, terms(cents)))
                .done();
    }

    JsonNode counter(String user, JsonNode view, long cents) {
        return move(
                user,
                view,
                "{\"kind\": \"counter\", \"answers\": %s, \"items\": [%s]}"
                        .formatted(view.at("/details/offer/id"), terms(cents)));
    }

    JsonNode accept(String user, JsonNode view) {
        return move(
                user,
                view,
                "{\"kind\": \"accept\", \"answers\": %s, \"termsHash\": %s}"
                        .formatted(view.at("/details/offer/id"), view.at("/details/offer/termsHash")));
    }

    private JsonNode move(String user, JsonNode view, String move) {
        return http.post(user, "/negotiations/" + view.get("id").asString() + "/moves", move)
                .done();
    }

    /** From an offer by way of a counter-offer to the deal's id. */
    String deal() {
        JsonNode agreed = accept("berta", counter("sara", open("lamp", 8_000), 9_000));
        return agreed.at("/deals/0").asString();
    }

    private static String terms(long cents) {
        return "{\"item\": \"shade\", \"values\": {\"price\": {\"minorUnits\": %d, \"currency\": \"EUR\"}}}"
                .formatted(cents);
    }
}
