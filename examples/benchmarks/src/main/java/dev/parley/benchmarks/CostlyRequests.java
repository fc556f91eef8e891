// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.adapter.http.contract.Operation;
import dev.parley.port.Caller;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The requests of an operation that may cost much: junk in place of every part, large bodies, long targets and headers. */
final class CostlyRequests {
    private final int most;
    private final Valid valid;
    private final Map<String, String> paths;

    /**
     * Requests.
     *
     * @param most the largest body, bytes
     * @param paths what stands in the place of the contract's parameters, and the largest offer
     */
    CostlyRequests(int most, Valid valid, Map<String, String> paths) {
        this.most = most;
        this.valid = valid;
        this.paths = paths;
    }

    private static CostlyRequest request(
            Operation operation, String what, Caller caller, String target, String body, Map<String, String> headers) {
        return new CostlyRequest(what, caller, operation.method(), target, body, "", headers);
    }

    List<CostlyRequest> of(Operation operation) {
        List<CostlyRequest> all = new ArrayList<>();
        for (String target : List.of(operation.path(), operation.path().replace("{negotiation}", "{sealed}"))) {
            String path =
                    operation.id().equals("putListing") ? target.replace("{listing}", CostlyRequest.FRESH) : target;
            for (Map.Entry<String, String> place : paths.entrySet()) {
                path = path.replace(place.getKey(), place.getValue());
            }
            if (!target.equals(operation.path()) || all.isEmpty()) {
                bodies(operation, path, all);
                targets(operation, path, all);
            }
        }
        return all;
    }

    private void bodies(Operation operation, String path, List<CostlyRequest> all) {
        if (operation.body().isEmpty()) {
            all.add(request(operation, "as it is", LargeMarketplace.EVERYBODY, path, "", Map.of()));
            all.add(request(operation, "as it is, a buyer", LargeMarketplace.BUYER, path, "", Map.of()));
            return;
        }
        Map<String, String> good = good(operation.id());
        good.forEach((what, body) -> {
            if (body.length() <= most) {
                all.add(request(operation, what, caller(operation), path, body, match(operation)));
            }
        });
        String base = good.getOrDefault("base", "");
        for (Map.Entry<String, String> junk : Junk.of(most - base.length() - 64).entrySet()) {
            all.add(request(
                    operation, junk.getKey(), LargeMarketplace.EVERYBODY, path, junk.getValue(), match(operation)));
            Places.of(base)
                    .forEach((place, with) -> all.add(request(
                            operation,
                            junk.getKey() + " at " + place,
                            caller(operation),
                            path,
                            with.apply(junk.getValue()),
                            match(operation))));
        }
    }

    /** A policy that has been replaced: else the first that is accepted would decide what all others meet. */
    private static Map<String, String> match(Operation operation) {
        return operation.id().equals("publishPolicy") ? Map.of("If-Match", "\"59\"") : Map.of();
    }

    private static Caller caller(Operation operation) {
        return operation.id().equals("openNegotiation")
                        || operation.id().equals("grantMandate")
                        || operation.path().contains("/moves")
                ? LargeMarketplace.BUYER
                : LargeMarketplace.EVERYBODY;
    }

    private Map<String, String> good(String operation) {
        Map<String, String> good = new LinkedHashMap<>();
        String offer = paths.getOrDefault("offer", "");
        switch (operation) {
            case "putListing" -> {
                good.put("base", Valid.listing("c", Valid.item("i", "")));
                good.putAll(valid.listings());
            }
            case "recordSale" -> good.put("base", "{\"units\":1}");
            case "putPrivateTerms" -> {
                good.put("base", "{\"terms\":{\"items\":{\"i\":{\"autoAccept\":1}}}}");
                valid.privateTerms().forEach((what, terms) -> good.put(what, "{\"terms\":" + terms + "}"));
            }
            case "openNegotiation" -> {
                good.put(
                        "base",
                        "{\"listing\":\"sold\",\"privateTerms\":{\"a\":1},\"first\":{\"kind\":\"offer\",\"payload\":{\"message\":\"m\"}}}");
                good.put("bare", "{\"listing\":\"sold\"}");
                valid.moves(offer)
                        .forEach((what, move) -> good.put(what, "{\"listing\":\"sold\",\"first\":" + move + "}"));
                valid.privateTerms()
                        .forEach((what, terms) ->
                                good.put(what, "{\"listing\":\"sold\",\"privateTerms\":" + terms + "}"));
            }
            case "joinNegotiation" -> good.put("base", "{\"privateTerms\":{\"items\":{}}}");
            case "makeMove", "simulateMove" -> {
                good.put(
                        "base",
                        "{\"kind\":\"offer\",\"items\":[{\"item\":\"i\",\"values\":{\"v\":1}}],\"payload\":{\"message\":\"m\"}}");
                good.putAll(valid.moves(offer));
                good.put(
                        "submit of many",
                        "{\"kind\":\"submit\",\"payload\":{\"nonces\":{\"a\":\"b\"},\"fairPrices\":{\"a\":1}}}");
            }
            case "grantMandate" -> {
                good.put(
                        "base",
                        Valid.mandate(
                                "{\"anything\":true,\"categories\":[],\"listings\":[],\"sellers\":[]}",
                                "{\"issue\":\"i\",\"limit\":{\"type\":\"range\",\"min\":1,\"scale\":0}}",
                                "\"offer\""));
                good.putAll(valid.mandates());
            }
            case "publishPolicy" -> {
                good.put(
                        "base",
                        "{\"rules\":[{\"name\":\"n\",\"selector\":{\"categories\":[\"c\"],\"attributes\":{\"a\":\"b\"}},"
                                + "\"choice\":{\"protocol\":\"alternating-offers\",\"version\":1,\"settlement\":\"all\",\"parameters\":{\"maxRounds\":3}}}]}");
                good.putAll(valid.policies());
            }
            case "dryRunPolicy" -> {
                StringBuilder listings = new StringBuilder("\"wide\"");
                for (int i = 1; i < 100; i++) {
                    listings.append(",\"wide\"");
                }
                good.put(
                        "base",
                        "{\"listings\":[\"wide\"],\"draft\":"
                                + good("publishPolicy").getOrDefault("base", "") + "}");
                valid.policies()
                        .forEach((what, policy) -> good.put(
                                "100 listings, " + what, "{\"listings\":[" + listings + "],\"draft\":" + policy + "}"));
                good.put("100 listings", "{\"listings\":[" + listings + "]}");
            }
            case "redeemDeals" -> {
                good.put("base", "{\"deals\":[\"deal\"],\"orderReference\":\"o\"}");
                StringBuilder deals = new StringBuilder("\"" + Junk.colliding(0) + '"');
                for (int i = 1; i < 100; i++) {
                    deals.append(",\"").append(Junk.colliding(i)).append('"');
                }
                good.put("many deals", "{\"deals\":[" + deals + "],\"orderReference\":\"o\"}");
            }
            default -> good.put("base", "{\"orderReference\":\"o\"}");
        }
        return good;
    }

    private void targets(Operation operation, String path, List<CostlyRequest> all) {
        String body = operation.body().isEmpty() ? "" : good(operation.id()).getOrDefault("base", "");
        for (Map.Entry<String, String> query : Map.of(
                        "many parameters", "a&".repeat(4_000),
                        "one parameter again and again", "limit=1&".repeat(1_000),
                        "the longest page", "limit=200",
                        "a long parameter", "a=" + "b".repeat(8_000),
                        "escapes", "%41".repeat(2_600))
                .entrySet()) {
            all.add(request(
                    operation,
                    query.getKey(),
                    LargeMarketplace.EVERYBODY,
                    path + '?' + query.getValue(),
                    body,
                    match(operation)));
            all.add(request(
                    operation,
                    query.getKey() + ", a buyer",
                    LargeMarketplace.BUYER,
                    path + '?' + query.getValue(),
                    body,
                    match(operation)));
        }
        all.add(request(operation, "slashes", LargeMarketplace.EVERYBODY, "/".repeat(8_000), body, Map.of()));
        for (String header : List.of("Accept", "If-None-Match", "If-Match", "Content-Type", "Idempotency-Key")) {
            for (String value : List.of(
                    "a,".repeat(32_000),
                    ";".repeat(64_000),
                    "\"".repeat(1_000),
                    "W/,".repeat(300),
                    " ".repeat(60_000) + "x",
                    "q=0." + "0".repeat(60_000) + "x")) {
                all.add(request(
                        operation,
                        header + ": " + value.substring(0, 4) + "…",
                        LargeMarketplace.EVERYBODY,
                        path,
                        body,
                        Map.of(header, value)));
            }
        }
    }
}
