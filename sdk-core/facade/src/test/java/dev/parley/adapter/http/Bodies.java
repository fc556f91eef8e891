// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.contract.Contract;
import dev.parley.adapter.json.StrictJson;
import dev.parley.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bodies with every field that the contract knows, whose values belong together, for tests that leave out or change some. */
final class Bodies {
    static final Contract CONTRACT = Contract.load();

    /** A domain of each type. */
    static final List<String> DOMAINS = List.of(
            "\"type\":\"price\",\"currency\":\"EUR\",\"min\":0,\"max\":100,\"tick\":1",
            "\"type\":\"integer\",\"min\":0,\"max\":9,\"step\":1",
            "\"type\":\"decimal\",\"min\":0,\"max\":9,\"step\":1,\"scale\":2",
            "\"type\":\"date\",\"first\":\"2026-12-24\",\"last\":\"2026-12-31\"",
            "\"type\":\"choice\",\"labels\":[\"a\",\"b\"]");

    /** A limit of each type. */
    static final List<String> LIMITS = List.of(
            "{\"type\":\"range\",\"min\":1,\"max\":90000,\"scale\":0}",
            "{\"type\":\"any-of\",\"labels\":[\"a\"]}",
            "{\"type\":\"days\",\"first\":\"2026-12-24\",\"last\":\"2026-12-31\"}");

    /** Every kind of move of the protocols that come with Parley. */
    static final List<String> KINDS =
            List.of("offer", "counter", "accept", "reject", "withdraw", "submit", "commit", "reveal");

    /** In place of the hash of an offer's terms and of what must be 64 hexadecimal digits. */
    static final String HASH = "a".repeat(64);

    static final String PRIVATE_TERMS = "{\"items\":{\"bike\":{\"autoAccept\":90000,\"autoDecline\":10}}}";

    private Bodies() {}

    /** A listing whose item has an issue of a domain besides its price. */
    static String listing(String domain) {
        String issue = "{\"id\":\"more\",\"role\":\"OTHER\",\"domain\":{" + domain + "}}";
        return Storefront.listing("alternating-offers", Storefront.item("bike", 3))
                .replace("\"seller\":", "\"attributes\":{\"colour\":\"red\"},\"seller\":")
                .replace("\"issues\":[", "\"issues\":[" + issue + ",");
    }

    /** All that an agent's mandate may bound. */
    static String bounds(String limit) {
        return """
                {"issues":[{"listing":"bike","item":"bike","issue":"price","limit":%s}],
                 "unitPrice":{"currency":"EUR","minorUnits":90000},"perDeal":{"currency":"EUR","minorUnits":90000},
                 "budget":{"currency":"EUR","minorUnits":900000},"maxDeals":7,
                 "approvalFrom":{"currency":"EUR","minorUnits":0}}""".formatted(limit);
    }

    static String mandate(String agent, String role, String bounds) {
        return """
                {"agent":"%s","role":"%s","currency":"EUR","taxIncluded":true,"shippingIncluded":true,
                 "scope":{"anything":true,"categories":[],"listings":[],"sellers":[]},"bounds":%s,
                 "conduct":{"kinds":["offer","counter","accept","reject","withdraw","submit","commit"],"maxRounds":9,
                  "minSecondsBetweenMoves":0,"disclosure":[]},
                 "validFrom":"2026-01-01T00:00:00Z","validUntil":"2027-01-01T00:00:00Z"}""".formatted(agent, role, bounds);
    }

    /** A policy of one rule that says all that a rule may say. */
    static String policy(String protocol, String settlement, String parameters) {
        return """
                {"rules":[{"name":"one","enabled":true,"effectiveFrom":"2026-01-01T00:00:00Z",
                 "effectiveUntil":"2026-02-01T00:00:00Z","selector":{"categories":["a"],"sellers":["seller"],
                  "price":{"currency":"EUR","min":1,"max":9},"attributes":{"colour":"red"}},
                 "choice":{"protocol":"%s","version":1,"settlement":"%s","parameters":{%s}}}],"comment":"why"}""".formatted(protocol, settlement, parameters);
    }

    static String dryRun(String policy) {
        return "{\"listings\":[\"bike\",\"nothing\"],\"at\":\"2026-01-15T00:00:00Z\",\"draft\":" + policy + "}";
    }

    static String opening(String listing, String first) {
        return "{\"listing\":\"" + listing + "\",\"privateTerms\":" + PRIVATE_TERMS + ",\"first\":" + first + "}";
    }

    /** A move with all that its kind's payload may have, in answer to the offer {@code off-1}. */
    static String move(String kind) {
        String payload = switch (kind) {
            case "offer" -> "\"message\":\"m\"";
            case "counter" -> "\"message\":\"m\",\"drops\":[\"bike\"],\"accepts\":[\"bike\"]";
            case "accept" -> "\"items\":[\"bike\"]";
            case "reject" -> "\"message\":\"m\",\"items\":[\"bike\"],\"invite\":true";
            case "withdraw" -> "\"leave\":true";
            case "commit" -> "\"commitment\":\"" + HASH + "\"";
            case "reveal" -> "\"salt\":\"" + HASH + "\",\"nonces\":{\"bike\":\"n\"},\"fairPrices\":{\"bike\":100}";
            default -> "\"nonces\":{\"bike\":\"n\"},\"fairPrices\":{\"bike\":100}";
        };
        return "{\"kind\":\"" + kind + "\",\"answers\":\"off-1\",\"termsHash\":\"" + HASH + "\",\"payload\":{" + payload
                + "},\"items\":[{\"item\":\"bike\",\"values\":{\"price\":" + Storefront.euros(200) + "}}]}";
    }

    /** A move in answer to the offer that a view shows, if it shows one. */
    static String answering(String move, Json view) {
        return view.get("details")
                .find("offer")
                .map(offer -> move.replace("\"off-1\"", offer.get("id").canonicalText())
                        .replace(HASH, offer.get("termsHash").text()))
                .orElse(move);
    }

    /** The schema of an operation's body. */
    static Json schema(String operation) {
        return CONTRACT.operation(operation).orElseThrow().body().orElseThrow().schema();
    }

    static Json read(String text) {
        return StrictJson.read(text.getBytes(StandardCharsets.UTF_8)).match(good -> good, bad -> {
            throw new AssertionError(text + " " + bad);
        });
    }
}
