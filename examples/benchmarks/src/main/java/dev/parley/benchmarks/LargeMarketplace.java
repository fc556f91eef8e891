// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.Reply;
import dev.parley.port.Caller;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Fills a marketplace with what is as large as it may be: listings, offers, negotiations, deals, mandates, policies. */
final class LargeMarketplace {
    static final Caller EVERYBODY =
            Caller.person("seller", Caller.Role.HOST, Caller.Role.OPERATOR, Caller.Role.POLICY_EDITOR);
    static final Caller BUYER = Caller.person("buyer");
    private static final int LISTED = 210;
    private static final int DEALS = 9;
    private static final int OFFERS = 20;
    private static final int POLICIES = 60;

    private final Facade facade;
    private final Valid valid;
    private final Map<String, String> names = new LinkedHashMap<>();
    private int keys;

    LargeMarketplace(Facade facade, Valid valid) {
        this.facade = facade;
        this.valid = valid;
    }

    /** Fills it, and returns what stands in the place of the contract's parameters. */
    Map<String, String> fill() {
        String rules =
                "{\"rules\":[{\"name\":\"b\",\"selector\":{\"categories\":[\"sealed-bid\"]},\"choice\":{\"protocol\":"
                        + "\"sealed-bid\",\"version\":1,\"settlement\":\"each-item\"}},{\"name\":\"a\",\"choice\":{\"protocol\":"
                        + "\"alternating-offers\",\"version\":1,\"settlement\":\"each-item\",\"parameters\":{\"maxRounds\":1000,"
                        + "\"maxOffersPerBuyerAndListing\":1000}}}]}";
        for (int version = 0; version < POLICIES; version++) {
            send(EVERYBODY, "PUT", "/policy", rules, Map.of("If-Match", "\"" + version + '"'));
        }
        String wide = valid.wide("alternating-offers");
        for (String listing : new String[] {"wide", "sold", "dealt"}) {
            send(EVERYBODY, "PUT", "/listings/" + listing, wide, Map.of());
        }
        send(EVERYBODY, "PUT", "/listings/sealed", valid.sealed(), Map.of());
        String offer = Valid.offer(wide);
        names.put("offer", offer);
        names.put("{negotiation}", haggle(offer));
        names.put("{sealed}", id(open(BUYER, "sealed", "")));
        names.put("{deal}", deal(offer));
        for (int i = 0; i < LISTED; i++) {
            open(Caller.person("b" + i), i % 2 == 0 ? "wide" : "sealed", "");
            send(
                    BUYER,
                    "POST",
                    "/mandates",
                    Objects.requireNonNull(valid.mandates().get("many issues")),
                    Map.of());
        }
        names.put("{listing}", "wide");
        names.put("{item}", Junk.colliding(0));
        names.put("{name}", "sealed-bid");
        names.put("{version}", "1");
        names.put("{mandate}", "mandate");
        names.put("{approval}", "approval");
        return names;
    }

    /** A negotiation of many offers, each taken back and made again. */
    private String haggle(String offer) {
        String negotiation = id(open(BUYER, "wide", ""));
        String path = "/negotiations/" + negotiation;
        for (int i = 0; i < OFFERS; i++) {
            Reply view = move(BUYER, path, offer);
            if (i + 1 < OFFERS) {
                move(BUYER, path, "{\"kind\":\"withdraw\",\"answers\":\"" + answered(view) + "\"}");
            }
        }
        return negotiation;
    }

    private String deal(String offer) {
        String deal = "none";
        for (int i = 0; i < DEALS; i++) {
            Reply opened = open(Caller.person("d" + i), "dealt", ",\"first\":" + offer);
            String accept = "{\"kind\":\"accept\",\"answers\":\"" + answered(opened) + "\",\"termsHash\":\""
                    + cut(text(opened), "\"termsHash\":\"", 0) + "\"}";
            Reply accepted = move(EVERYBODY, "/negotiations/" + id(opened), accept);
            deal = cut(text(accepted), "\"deals\":[\"", 0);
        }
        return deal;
    }

    private Reply open(Caller caller, String listing, String first) {
        return send(caller, "POST", "/negotiations", "{\"listing\":\"" + listing + '"' + first + '}', Map.of());
    }

    private Reply move(Caller caller, String path, String move) {
        String revision = cut(text(send(caller, "GET", path, "", Map.of())), "\"revision\":\"", 0);
        return send(caller, "POST", path + "/moves", move, Map.of("If-Match", '"' + revision + '"'));
    }

    private Reply send(Caller caller, String method, String target, String body, Map<String, String> headers) {
        Reply reply = facade.reply(new CostlyRequest("", caller, method, target, body, "fill-" + keys++, headers));
        if (reply.status() >= 300) {
            String said = text(reply);
            throw new IllegalStateException(
                    method + ' ' + target + ": " + said.substring(0, Math.min(500, said.length())));
        }
        return reply;
    }

    private static String text(Reply reply) {
        return new String(reply.body().toArray(), StandardCharsets.UTF_8);
    }

    private static String id(Reply reply) {
        return cut(text(reply), "\"id\":\"", 0);
    }

    private static String answered(Reply view) {
        return cut(text(view), "\"id\":\"off_", 4);
    }

    /** What stands in quotes behind a text, from some characters before its end on. */
    private static String cut(String text, String before, int back) {
        int from = text.indexOf(before) + before.length() - back;
        return text.substring(from, text.indexOf('"', from));
    }
}
