// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.model.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies that the contract allows and that are as large as it allows, so that what lies behind it has most to do. */
final class Valid {
    static final String EURO = "{\"currency\":\"EUR\",\"minorUnits\":1}";
    private static final String PRICE =
            "{\"id\":\"price\",\"role\":\"UNIT_PRICE\",\"domain\":{\"type\":\"price\",\"currency\":\"EUR\",\"min\":0,\"max\":100,\"tick\":1}}";

    private final int most;

    /** @param most the largest body, bytes */
    Valid(int most) {
        this.most = most;
    }

    private static String many(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(","));
    }

    private static String names(int count) {
        return many(count, i -> '"' + Junk.colliding(i) + '"');
    }

    static String listing(String category, String items) {
        return "{\"seller\":\"seller\",\"category\":\"" + category
                + "\",\"taxIncluded\":true,\"shippingIncluded\":true,"
                + "\"binding\":\"ON_ACCEPTANCE\",\"stockPolicy\":\"RESERVED_AT_AGREEMENT\",\"items\":[" + items + "]}";
    }

    static String item(String id, String more) {
        return "{\"id\":\"" + id + "\",\"title\":\"t\",\"stock\":9,\"listPrice\":" + EURO + ",\"issues\":[" + PRICE
                + more + "]}";
    }

    /** As many items with as many issues as fit. */
    String wide(String category) {
        int items = 100;
        for (int issues = 31; issues > 0; issues--) {
            int each = issues;
            String listing =
                    listing(category, many(items, i -> item(Junk.colliding(i), ',' + many(each, Valid::number))));
            if (listing.length() <= most) {
                return listing;
            }
        }
        return listing(category, many(items, i -> item(Junk.colliding(i), "")));
    }

    private static String number(int place) {
        return "{\"id\":\"" + Junk.colliding(place)
                + "\",\"role\":\"OTHER\",\"domain\":{\"type\":\"integer\",\"min\":0,\"max\":9,\"step\":1}}";
    }

    Map<String, String> listings() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("many items and issues", wide("alternating-offers"));
        all.put(
                "many labels",
                listing(
                        "c",
                        item(
                                "i",
                                ','
                                        + fitting(
                                                31,
                                                i -> "{\"id\":\"" + i
                                                        + "\",\"role\":\"OTHER\",\"domain\":{\"type\":\"choice\",\"labels\":["
                                                        + names(1_000) + "]}}"))));
        all.put(
                "attributes",
                listing("c", item("i", ""))
                        .replace(
                                "{\"seller\"",
                                "{\"attributes\":{"
                                        + many(64, i -> '"' + Junk.colliding(i) + "\":\"" + "a".repeat(256) + '"')
                                        + "},\"seller\""));
        return all;
    }

    private String fitting(int count, IntFunction<String> part) {
        List<String> parts = new ArrayList<>();
        int taken = 2_000;
        for (int i = 0; i < count; i++) {
            String next = part.apply(i);
            taken += next.length() + 1;
            if (taken > most) {
                break;
            }
            parts.add(next);
        }
        return String.join(",", parts);
    }

    Map<String, String> mandates() {
        Map<String, String> all = new LinkedHashMap<>();
        String whole = "{\"anything\":true,\"categories\":[],\"listings\":[],\"sellers\":[]}";
        String named = "{\"anything\":false,\"categories\":[" + names(1_000) + "],\"listings\":[" + names(1_000)
                + "],\"sellers\":[" + names(1_000) + "]}";
        all.put("many names in the scope", mandate(named, "", names(10).toLowerCase(Locale.ROOT)));
        all.put(
                "many issues",
                mandate(
                        whole,
                        fitting(
                                1_000,
                                i -> "{\"issue\":\"" + Junk.colliding(i)
                                        + "\",\"limit\":{\"type\":\"range\",\"min\":1,\"scale\":0}}"),
                        "\"offer\""));
        all.put(
                "many issues of many items",
                mandate(
                        whole,
                        fitting(
                                1_000,
                                i -> "{\"listing\":\"" + Junk.colliding(i)
                                        + "\",\"item\":\"" + Junk.colliding(i * 7 % 8192) + "\",\"issue\":\""
                                        + Junk.colliding(i * 13 % 8192)
                                        + "\",\"limit\":{\"type\":\"range\",\"min\":1,\"scale\":0}}"),
                        "\"offer\""));
        all.put(
                "many labels",
                mandate(
                        whole,
                        fitting(
                                9,
                                i -> "{\"issue\":\"" + i + "\",\"limit\":{\"type\":\"any-of\",\"labels\":["
                                        + names(1_000) + "]}}"),
                        "\"offer\""));
        all.put("many kinds", mandate(whole, "", many(1_000, i -> "\"a" + "a".repeat(i % 50) + i + '"')));
        return all;
    }

    static String mandate(String scope, String issues, String kinds) {
        return "{\"agent\":\"agent\",\"role\":\"BUYER\",\"scope\":" + scope
                + ",\"currency\":\"EUR\",\"taxIncluded\":true,"
                + "\"shippingIncluded\":true,\"bounds\":{\"issues\":[" + issues + "]},\"conduct\":{\"kinds\":[" + kinds
                + "],\"minSecondsBetweenMoves\":0,\"disclosure\":[]},\"validFrom\":\"2026-01-01T00:00:00Z\","
                + "\"validUntil\":\"2036-01-01T00:00:00Z\"}";
    }

    Map<String, String> policies() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("many rules", policy(1_000, i -> ""));
        all.put("many rules of one category", policy(1_000, i -> "\"selector\":{\"categories\":[\"c" + i + "\"]},"));
        all.put("rules of many categories", policy(1_000, i -> "\"selector\":{\"categories\":[" + names(20) + "]},"));
        all.put(
                "rules of very many categories",
                policy(
                        1_000,
                        i -> "\"selector\":{\"categories\":[" + names(200) + "],\"sellers\":[" + names(200) + "]},"));
        all.put(
                "rules of many attributes",
                policy(
                        1_000,
                        i -> "\"selector\":{\"attributes\":{" + many(64, a -> '"' + Junk.colliding(a) + "\":\"v\"")
                                + "}},"));
        all.put(
                "one rule of most names",
                policy(
                        1,
                        i -> "\"selector\":{\"categories\":[" + names(1_000) + "],\"sellers\":[" + names(1_000)
                                + "]},"));
        return all;
    }

    private String policy(int rules, IntFunction<String> selector) {
        return "{\"rules\":["
                + fitting(
                        rules,
                        i -> "{\"name\":\"" + Junk.colliding(i) + "\"," + selector.apply(i)
                                + "\"choice\":{\"protocol\":\"alternating-offers\",\"version\":1,\"settlement\":\"all\"}}")
                + "]}";
    }

    /** A listing of as many items as sealed bids take, in price alone. */
    String sealed() {
        return listing("sealed-bid", many(100, i -> item(Junk.colliding(i), "")));
    }

    /** An offer of every item and issue of {@link #wide}. */
    static String offer(String listing) {
        int items = listing.split("\"title\"", -1).length - 1;
        int perItem = listing.split("\"OTHER\"", -1).length / items;
        return "{\"kind\":\"offer\",\"items\":["
                + many(
                        items,
                        i -> "{\"item\":\"" + Junk.colliding(i)
                                + "\",\"values\":{\"price\":" + EURO + (perItem == 0 ? "" : ",")
                                + many(perItem, k -> '"' + Junk.colliding(k) + "\":1")
                                + "}}")
                + "]}";
    }

    Map<String, String> moves(String offer) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("an offer of all", offer);
        all.put(
                "unknown issues",
                "{\"kind\":\"offer\",\"items\":["
                        + fitting(
                                100,
                                i -> "{\"item\":\"" + Junk.colliding(i) + "\",\"values\":{"
                                        + many(
                                                32,
                                                k -> '"' + Junk.colliding(4_000 + k) + "\":\"" + "x".repeat(60) + '"')
                                        + "}}")
                        + "]}");
        all.put(
                "one item again and again",
                "{\"kind\":\"offer\",\"items\":["
                        + many(100, i -> "{\"item\":\"" + Junk.colliding(0) + "\",\"values\":{\"price\":" + EURO + "}}")
                        + "]}");
        for (String kind : List.of("counter", "accept", "reject")) {
            String place = kind.equals("counter") ? "drops" : "items";
            all.put(
                    kind + " of many",
                    "{\"kind\":\"" + kind + "\",\"payload\":{\"" + place + "\":[" + names(100) + "]}}");
            all.put(
                    kind + " of too many",
                    "{\"kind\":\"" + kind + "\",\"payload\":{\"" + place + "\":[" + names(7_000) + "]}}");
        }
        all.put("a long message", "{\"kind\":\"offer\",\"payload\":{\"message\":\"" + "m".repeat(2_000) + "\"}}");
        return all;
    }

    Map<String, String> privateTerms() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "all items",
                "{\"items\":{" + many(100, i -> '"' + Junk.colliding(i) + "\":{\"autoAccept\":9,\"autoDecline\":1}")
                        + "}}");
        all.put("too many items", "{\"items\":{" + many(6_000, i -> '"' + Junk.colliding(i) + "\":{}") + "}}");
        all.put(
                "long names",
                "{\"items\":{" + many(90, i -> '"' + "x".repeat(2_000) + i + "\":{\"autoAccept\":\"a\"}") + "}}");
        return all;
    }

    private static int items(String listing) {
        return listing.split("\"title\"", -1).length - 1;
    }

    private static String byItem(String listing, IntFunction<String> value) {
        return '{' + many(items(listing), i -> '"' + Junk.colliding(i) + "\":" + value.apply(i)) + '}';
    }

    /** Thresholds for every item that no price between them meets. */
    static String thresholds(String listing) {
        return "{\"items\":" + byItem(listing, i -> "{\"autoAccept\":99,\"autoDecline\":1}") + '}';
    }

    /** Reserves for every item. */
    static String reserves(String listing) {
        return "{\"reserves\":" + byItem(listing, i -> "5") + '}';
    }

    /** A sealed price of every item; where it is drawn from, with fair prices and the longest nonces. */
    static String submission(String listing, int price, boolean drawn) {
        String prices = many(
                items(listing),
                i -> "{\"item\":\"" + Junk.colliding(i) + "\",\"values\":{\"price\":"
                        + EURO.replace(":1}", ":" + price + "}") + "}}");
        String payload = ",\"payload\":{\"fairPrices\":" + byItem(listing, i -> Integer.toString(price))
                + ",\"nonces\":" + byItem(listing, i -> '"' + "n".repeat(64) + '"') + '}';
        return "{\"kind\":\"submit\",\"items\":[" + prices + ']' + (drawn ? payload : "") + '}';
    }

    /** A mandate that covers every issue of {@link #wide}, and as many issues of other listings as fit. */
    String wideMandate() {
        String limit = ",\"limit\":{\"type\":\"range\",\"min\":0,\"scale\":0}}";
        return mandate(
                "{\"anything\":true,\"categories\":[],\"listings\":[],\"sellers\":[]}",
                fitting(
                        1_000,
                        i -> i < Item.MAX_ISSUES
                                ? "{\"issue\":\"" + Junk.colliding(i) + '"' + limit
                                : "{\"listing\":\"" + Junk.colliding(i) + "\",\"item\":\"" + Junk.colliding(i)
                                        + "\",\"issue\":\"" + Junk.colliding(i) + '"' + limit),
                "\"offer\"");
    }

    /** Policies of the most rules, or names, of which none but the last takes a listing of category {@code c}. */
    Map<String, String> acceptedPolicies() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "200 rules of many categories",
                withLast(199, i -> "\"categories\":[" + many(28, k -> '"' + Junk.colliding(i * 28 + k) + '"') + ']'));
        all.put(
                "200 rules of many attributes",
                withLast(
                        199,
                        i -> "\"attributes\":{" + many(24, k -> '"' + Junk.colliding(i * 24 + k) + "\":\"v\"") + '}'));
        all.put(
                "rules of most names",
                withLast(
                        3,
                        i -> "\"categories\":["
                                + many(1_000, k -> '"' + Junk.colliding(i * 1_000 + k) + '"')
                                + "],\"sellers\":["
                                + many(1_000, k -> '"' + Junk.colliding(i * 1_000 + k) + '"')
                                + ']'));
        return all;
    }

    private String withLast(int rules, IntFunction<String> selector) {
        String choice = "\"choice\":{\"protocol\":\"alternating-offers\",\"version\":1,\"settlement\":\"each-item\"}}";
        return "{\"rules\":["
                + fitting(
                        rules,
                        i -> "{\"name\":\"" + Junk.colliding(i) + "\",\"selector\":{" + selector.apply(i) + "},"
                                + choice)
                + ",{\"name\":\"last\"," + choice + "]}";
    }
}
