// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;

/** A negotiation over the facade, from the policy to the deal. */
final class Haggle {
    private final Client anyone;

    Haggle(URI server) {
        anyone = new Client(server.resolve("/parley/v1"), "");
    }

    /** Publishes a policy, lists a lamp, opens, counters, accepts. */
    String deal(String listing) {
        publishPolicy();
        list(listing);
        JsonNode opened = open(listing);
        JsonNode countered = move("sara", opened, "counter", terms(9_500));
        JsonNode accepted = move("berta", countered, "accept", "");
        return accepted.at("/deals/0").asText();
    }

    void publishPolicy() {
        Client pia = anyone.as("pia");
        HttpResponse<String> current = pia.get("/policy");
        String tag = current.headers().firstValue("ETag").orElse("\"0\"");
        String policy = """
                {"rules":[{"name":"all","choice":{"protocol":"alternating-offers","version":1,"settlement":"each-item"}}]}\
                """;
        assertThat(pia.send(pia.command("/policy", "PUT", policy).header("If-Match", tag)))
                .satisfies(done -> assertThat(done.statusCode()).as(done.body()).isEqualTo(200));
    }

    void list(String listing) {
        String draft = """
                {"seller":"sara","category":"lamps","taxIncluded":true,"shippingIncluded":true,"binding":"ON_ACCEPTANCE",
                "stockPolicy":"RESERVED_AT_AGREEMENT","items":[{"id":"lamp","title":"A lamp","stock":1,
                "listPrice":{"minorUnits":10000,"currency":"EUR"},"issues":[{"id":"price","role":"UNIT_PRICE",
                "domain":{"type":"price","currency":"EUR","min":0,"max":1000000,"tick":1}}]}]}""";
        HttpResponse<String> put = anyone.as("host").put("/listings/" + listing, draft);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    }

    JsonNode open(String listing) {
        HttpResponse<String> opened = anyone.as("berta")
                .post(
                        "/negotiations",
                        "{\"listing\":\"" + listing + "\",\"first\":{\"kind\":\"offer\"," + terms(9_000) + "}}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        return Client.json(opened);
    }

    JsonNode move(String who, JsonNode negotiation, String kind, String items) {
        Client mover = anyone.as(who);
        String path = "/negotiations/" + negotiation.get("id").asText();
        JsonNode offer = Client.json(mover.get(path)).at("/details/offer");
        String hash = kind.equals("accept") ? ",\"termsHash\":" + offer.get("termsHash") : "";
        String body = "{\"kind\":\"" + kind + "\",\"answers\":" + offer.get("id") + hash
                + (items.isEmpty() ? "" : "," + items) + "}";
        HttpResponse<String> moved = mover.post(path + "/moves", body);
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        return Client.json(moved);
    }

    static String terms(long cents) {
        return "\"items\":[{\"item\":\"lamp\",\"values\":{\"price\":{\"minorUnits\":" + cents
                + ",\"currency\":\"EUR\"}}}]";
    }
}
