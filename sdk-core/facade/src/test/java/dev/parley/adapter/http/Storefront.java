// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.Parley;
import dev.parley.ParleyBuilder;
import dev.parley.adapter.json.StrictJson;
import dev.parley.model.Json;
import dev.parley.port.Caller;
import dev.parley.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A whole Parley behind its facade, as clients meet it: nothing is reached but by requests. */
final class Storefront implements AutoCloseable {
    static final Caller HOST = Caller.person("host", Caller.Role.HOST);
    static final Caller OPERATOR = Caller.person("operator", Caller.Role.OPERATOR);
    static final Caller EDITOR = Caller.person("editor", Caller.Role.POLICY_EDITOR);
    static final Caller SELLER = Caller.person("seller");
    static final Caller BUYER = Caller.person("buyer");

    private final SettableClock clock = SettableClock.atStart();
    private final Parley parley;
    private final Facade facade;
    private final List<String> faults = new ArrayList<>();
    private int requests;
    private int agreed;

    Storefront(UnaryOperator<ParleyBuilder> store) {
        parley =
                store.apply(Parley.builder().clock(clock).random(new Random(7))).build();
        clock.attach(parley);
        facade = Facade.of(parley, FacadeSettings.of(parley));
    }

    SettableClock clock() {
        return clock;
    }

    /** What a caller's request is answered, a fault of the service noted under a name. */
    Reply send(String name, Caller caller, Sent request) {
        Sent sent = request.by(Optional.of(caller));
        Reply reply = facade.reply(
                sent.header().containsKey("Idempotency-Key") ? sent.with("Idempotency-Key", "k" + requests) : sent);
        requests++;
        if (reply.status() < 300) {
            agreed++;
        } else if (reply.status() >= 500) {
            faults.add(name + " by " + caller.principal() + ": " + sent.method() + ' ' + sent.target() + ' '
                    + shortened(sent) + " → " + reply.status());
        }
        return reply;
    }

    private static String shortened(Sent sent) {
        String body = new String(sent.bytes().toArray(), StandardCharsets.UTF_8);
        return body.length() > 600 ? body.substring(0, 600) + "… " + body.length() : body;
    }

    Reply get(Caller caller, String target) {
        return send("read", caller, Sent.get(target));
    }

    Reply post(Caller caller, String target, String body) {
        return send("command", caller, body.isEmpty() ? Sent.command(target) : Sent.post(target, body));
    }

    /** A command under a key, so that the same may be sent again. */
    Reply post(Caller caller, String target, String body, String key) {
        return facade.reply(Sent.post(target, body).by(Optional.of(caller)).with("Idempotency-Key", key));
    }

    /** Puts something as its caller saw it last. */
    Reply put(Caller caller, String target, String body) {
        Sent sent = Sent.post(target, body).method("PUT");
        return send(
                "command",
                caller,
                get(caller, target)
                        .header("ETag")
                        .filter(seen -> caller.equals(HOST))
                        .map(seen -> sent.with("If-Match", seen))
                        .orElse(sent));
    }

    /** The body of a request that must be done. */
    static Json done(Reply reply) {
        if (reply.status() >= 300) {
            throw new AssertionError(reply.status() + " " + text(reply));
        }
        return json(reply);
    }

    /** Puts a listing of the seller's. */
    void list(String ref, String category, String... items) {
        done(put(HOST, "/listings/" + ref, listing(category, items)));
    }

    static String listing(String category, String... items) {
        return """
                {"seller":"seller","category":"%s","taxIncluded":true,"shippingIncluded":true,"binding":"ON_ACCEPTANCE",
                 "stockPolicy":"RESERVED_AT_AGREEMENT","items":[%s]}""".formatted(category, String.join(",", items));
    }

    /** An item that is negotiable in price, up to a million euros. */
    static String item(String id, long stock) {
        return """
                {"id":"%s","title":"A %s","stock":%d,"listPrice":{"currency":"EUR","minorUnits":10000},"issues":[
                 {"id":"price","role":"UNIT_PRICE","domain":{"type":"price","currency":"EUR","min":0,"max":100000000,
                  "tick":1}}]}""".formatted(id, id, stock);
    }

    /** Publishes the policy that negotiates each category by the protocol of its name. */
    void publish() {
        List<String> rules = new ArrayList<>();
        for (String protocol : List.of("alternating-offers", "sealed-bid", "sealed-auction")) {
            rules.add("""
                    {"name":"%s","selector":{"categories":["%s"]},
                     "choice":{"protocol":"%s","version":1,"settlement":"each-item"}}""".formatted(protocol, protocol, protocol));
        }
        Sent draft = Sent.post("/policy", "{\"rules\":[" + String.join(",", rules) + "]}")
                .method("PUT");
        done(send("policy", EDITOR, draft.with("If-Match", "\"0\"")));
    }

    /** The tag of the policy in force. */
    String policyTag() {
        return '"' + json(get(EDITOR, "/policy")).get("version").canonicalText() + '"';
    }

    static Json json(Reply reply) {
        return reply.body().length() == 0
                ? Json.object().build()
                : StrictJson.read(reply.body().toArray()).match(good -> good, bad -> {
                    throw new AssertionError(text(reply));
                });
    }

    static String text(Reply reply) {
        return new String(reply.body().toArray(), StandardCharsets.UTF_8);
    }

    /** Money in euros, as it is written. */
    static String euros(long minorUnits) {
        return "{\"currency\":\"EUR\",\"minorUnits\":" + minorUnits + "}";
    }

    /** An offer of a price for an item. */
    static String offer(String item, long price) {
        return "{\"kind\":\"offer\",\"items\":[{\"item\":\"" + item + "\",\"values\":{\"price\":" + euros(price)
                + "}}]}";
    }

    List<String> faults() {
        return faults;
    }

    int requests() {
        return requests;
    }

    int agreed() {
        return agreed;
    }

    @Override
    public void close() {
        parley.close();
    }
}
