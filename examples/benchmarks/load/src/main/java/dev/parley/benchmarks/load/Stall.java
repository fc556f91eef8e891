// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** What a host sells while it is measured: lamps, any number, over which anybody may haggle for long. */
final class Stall {
    static final String SELLER = "sara";
    static final int ROUNDS = 1_000;

    private static final String POLICY = """
            {"rules":[{"name":"long haggles","choice":{"protocol":"alternating-offers","version":1,
             "settlement":"each-item","parameters":{"maxRounds":1000,"maxOffersPerBuyerAndListing":1000}}}]}""";
    private static final String LISTING = """
            {"seller":"sara","category":"lamps","taxIncluded":true,"shippingIncluded":true,"binding":"ON_ACCEPTANCE",
             "stockPolicy":"RESERVED_AT_AGREEMENT","items":[{"id":"lamp","title":"A lamp","stock":1000000,
             "listPrice":{"minorUnits":10000,"currency":"EUR"},"issues":[{"id":"price","role":"UNIT_PRICE",
             "domain":{"type":"price","currency":"EUR","min":0,"max":10000,"tick":1}}]}]}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    Stall(int port) {
        this.port = port;
    }

    void open() throws IOException, InterruptedException {
        HttpResponse<String> policy = send("PUT", "/policy", "shop", POLICY, Optional.of("\"0\""));
        HttpResponse<String> listing = send("PUT", "/listings/lamp", "shop", LISTING, Optional.empty());
        if (policy.statusCode() != 200 || listing.statusCode() != 200) {
            throw new IllegalStateException(policy.body() + listing.body());
        }
    }

    String opening(int cents) {
        return "{\"listing\":\"lamp\",\"first\":{\"kind\":\"offer\",\"items\":[" + lamp(cents) + "]}}";
    }

    String counter(String offer, int cents) {
        return "{\"kind\":\"counter\",\"answers\":\"" + offer + "\",\"items\":[" + lamp(cents) + "]}";
    }

    private static String lamp(int cents) {
        return "{\"item\":\"lamp\",\"values\":{\"price\":{\"minorUnits\":" + cents + ",\"currency\":\"EUR\"}}}";
    }

    /** A negotiation with an offer on the table, as its seller reads it. */
    record Seen(String path, String etag, int bytes) {}

    Seen negotiation() throws IOException, InterruptedException {
        HttpResponse<String> opened = send("POST", "/negotiations", "berta", opening(6_000), Optional.empty());
        String id = opened.body().replaceAll("(?s).*\"id\":\"(neg_[^\"]+)\".*", "$1");
        String path = Wire.FACADE + "/negotiations/" + id;
        HttpResponse<String> read = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("X-Caller", SELLER)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (read.statusCode() != 200) {
            throw new IllegalStateException(read.body());
        }
        return new Seen(
                path,
                read.headers().firstValue("ETag").orElseThrow(),
                read.body().length());
    }

    private HttpResponse<String> send(String method, String path, String caller, String body, Optional<String> seen)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + Wire.FACADE + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("X-Caller", caller)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "setup:" + method + path);
        seen.ifPresent(etag -> request.header("If-Match", etag));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
