// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import dev.parley.model.Json;

/** What both hosts sell, and how one says so: the words of the script. */
record Shop(Pair pair) {
    /** The host itself, the product team, an operator. */
    static final String HOST = "shop;HOST";

    static final String EDITOR = "pia;POLICY_EDITOR";
    static final String OPERATOR = "otto;OPERATOR";

    static final String POLICY = """
            {"comment":"How the suite haggles","rules":[
              {"name":"piece by piece","selector":{"categories":["pieces"]},
               "choice":{"protocol":"alternating-offers","version":1,"settlement":"each-item",
                         "parameters":{"offerExpirySeconds":3600}}},
              {"name":"all or nothing","selector":{"categories":["sets"]},
               "choice":{"protocol":"alternating-offers","version":1,"settlement":"all"}},
              {"name":"short and towards each other","selector":{"categories":["strict"]},
               "choice":{"protocol":"alternating-offers","version":1,"settlement":"each-item",
                         "parameters":{"maxRounds":3,"monotoneConcession":true,"opener":"buyer"}}},
              {"name":"sealed","selector":{"categories":["sealed"]},
               "choice":{"protocol":"sealed-bid","version":1,"settlement":"each-item",
                         "parameters":{"closesAfterSeconds":3600,"auditor":"nora"}}}]}
            """;

    /** Publishes the policy. */
    void prepare() {
        Json published =
                pair.ok(Request.command(EDITOR, "PUT", "/policy", POLICY).with("If-Match", "\"0\""));
        if (published.get("version").integer() != 1) {
            throw new AssertionError("this is not the first policy: " + published.canonicalText());
        }
    }

    /** Lists a desk with every type of issue, and a lamp with a price alone. */
    Json list(String listing, String category, String binding) {
        return pair.ok(Request.command(HOST, "PUT", "/listings/" + listing, draft(category, binding)));
    }

    /** Lists a lamp of which nothing but the price is open, for sealed bids. */
    Json listSealed(String listing) {
        return pair.ok(Request.command(HOST, "PUT", "/listings/" + listing, """
                {"seller":"sara","category":"sealed","taxIncluded":true,"shippingIncluded":false,
                 "binding":"ON_ACCEPTANCE","stockPolicy":"RESERVED_AT_AGREEMENT","items":[
                  {"id":"lamp","title":"A lamp","stock":50,"listPrice":%s,"issues":[
                   {"id":"price","role":"LINE_PRICE",
                    "domain":{"type":"price","currency":"EUR","min":0,"max":20000,"tick":1}}]}]}
                """.formatted(euros(10_000))));
    }

    static String draft(String category, String binding) {
        return """
                {"seller":"sara","category":"%s","taxIncluded":true,"shippingIncluded":false,"binding":"%s",
                 "stockPolicy":"RESERVED_AT_AGREEMENT","attributes":{"room":"study"},"items":[
                  {"id":"desk","title":"Ein Schreibtisch für zwei","stock":50,"listPrice":%s,"issues":[
                   {"id":"price","role":"UNIT_PRICE",
                    "domain":{"type":"price","currency":"EUR","min":50000,"max":100000,"tick":500}},
                   {"id":"quantity","role":"QUANTITY","domain":{"type":"integer","min":1,"max":9,"step":2}},
                   {"id":"delivery","role":"OTHER",
                    "domain":{"type":"date","first":"2026-12-01","last":"2026-12-24"}},
                   {"id":"colour","role":"OTHER","domain":{"type":"choice","labels":["oak","ash"]}},
                   {"id":"assembly","role":"FEE",
                    "domain":{"type":"price","currency":"EUR","min":0,"max":5000,"tick":100}},
                   {"id":"warranty","role":"OTHER",
                    "domain":{"type":"decimal","min":2,"max":8,"step":25,"scale":1}}]},
                  {"id":"lamp","title":"A lamp","stock":50,"listPrice":%s,"issues":[
                   {"id":"price","role":"LINE_PRICE",
                    "domain":{"type":"price","currency":"EUR","min":0,"max":20000,"tick":1}}]}]}
                """.formatted(category, binding, euros(90_000), euros(10_000));
    }

    static String euros(long cents) {
        return "{\"minorUnits\":" + cents + ",\"currency\":\"EUR\"}";
    }

    static String desk(long cents) {
        return """
                {"item":"desk","values":{"price":%s,"quantity":1,"delivery":"2026-12-10","colour":"oak",\
                "assembly":%s,"warranty":4}}""".formatted(euros(cents), euros(2_000));
    }

    static String lamp(long cents) {
        return "{\"item\":\"lamp\",\"values\":{\"price\":" + euros(cents) + "}}";
    }

    static String offer(String... items) {
        return "{\"kind\":\"offer\",\"items\":[" + String.join(",", items) + "]}";
    }

    /** A move that answers the offer on the table. */
    static String answer(String kind, Json view, String more) {
        return "{\"kind\":\"" + kind + "\",\"answers\":"
                + view.get("details").get("offer").get("id").canonicalText() + more + "}";
    }

    static String counter(Json view, String... items) {
        return answer("counter", view, ",\"items\":[" + String.join(",", items) + "]");
    }

    static String accept(Json view) {
        return answer("accept", view, hashOf(view));
    }

    static String hashOf(Json view) {
        return ",\"termsHash\":"
                + view.get("details").get("offer").get("termsHash").canonicalText();
    }

    static String path(Json view) {
        return "/negotiations/" + view.get("id").text();
    }

    static String opening(String listing, String first) {
        return "{\"listing\":\"" + listing + "\",\"first\":" + first + "}";
    }

    Json open(String caller, String listing, String... items) {
        return pair.ok(Request.post(caller, "/negotiations", opening(listing, offer(items))));
    }

    Json move(String caller, Json view, String move) {
        return pair.ok(moving(caller, view, move));
    }

    /** A move that answers no offer says what it was that its maker saw, by a view of its own. */
    Request moving(String caller, Json view, String move) {
        Request request = Request.post(caller, path(view) + "/moves", move);
        return move.contains("\"answers\"")
                ? request
                : request.with(
                        "If-Match", pair.send(Request.get(caller, path(view))).header("ETag"));
    }

    /** A deal on a lamp. */
    String deal(String buyer, String listing) {
        Json opened = open(buyer, listing, lamp(9_000));
        Json agreed = move("sara", opened, accept(opened));
        return agreed.get("deals").elements().get(0).text();
    }
}
