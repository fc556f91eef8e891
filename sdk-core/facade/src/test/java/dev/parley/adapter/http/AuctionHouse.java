// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static dev.parley.adapter.http.Storefront.EDITOR;
import static dev.parley.adapter.http.Storefront.HOST;
import static dev.parley.adapter.http.Storefront.OPERATOR;
import static dev.parley.adapter.http.Storefront.SELLER;
import static dev.parley.adapter.http.Storefront.done;
import static dev.parley.adapter.http.Storefront.json;

import dev.parley.model.Json;
import dev.parley.port.Caller;
import java.time.Duration;
import java.util.List;

/** An English auction of lamps over HTTP: an hour from 1.00 in steps of 1.00, with a close that does not move. */
final class AuctionHouse implements AutoCloseable {
    static final Caller ANN = Caller.person("ann");
    static final Caller BEA = Caller.person("bea");
    static final Caller CARL = Caller.person("carl");
    static final Caller WATCHER = Caller.person("wendy");

    private final Storefront shop = new Storefront(store -> store);
    private final String path;

    /**
     * Opens one.
     *
     * @param units how many lamps are for sale
     * @param more further parameters of the rules, each after a comma
     */
    AuctionHouse(int units, String more) {
        String policy = """
                {"rules":[{"name":"auctions","choice":{"protocol":"english","version":1,"settlement":"each-item",
                 "parameters":{"startPrice":100,"increments":[{"from":0,"step":100}],"closesAfterSeconds":3600,
                  "softCloseSeconds":0,"units":%d%s}}}]}""".formatted(units, more);
        done(shop.send(
                "policy", EDITOR, Sent.post("/policy", policy).method("PUT").with("If-Match", "\"0\"")));
        shop.list("lamp", "lamps", Storefront.item("lamp", units));
        Json opened = done(shop.post(SELLER, "/negotiations", "{\"listing\":\"lamp\"}"));
        path = "/negotiations/" + opened.get("id").text();
    }

    /** Ann has won at 151.00; without her Bea would have won at 81.00, with a maximum of 150.00. */
    static AuctionHouse hammered(int units) {
        AuctionHouse house = new AuctionHouse(units, ",\"secondChanceSeconds\":86400");
        house.bids(CARL, 80_00);
        house.bids(BEA, 150_00);
        house.bids(ANN, 500_00);
        house.later(Duration.ofHours(1));
        return house;
    }

    /** The same once Ann's deal has been cancelled and the seller has offered the lamp again. */
    static AuctionHouse offeredAgain(int units) {
        AuctionHouse house = hammered(units);
        house.cancelsDealOf(ANN);
        done(house.moves(SELLER, "second-chance", ""));
        return house;
    }

    Storefront shop() {
        return shop;
    }

    String path() {
        return path;
    }

    /** Joins where it has no seat, and bids. */
    void bids(Caller bidder, long cents) {
        Reply ignored = shop.post(bidder, path + "/join", "{}");
        done(shop.post(bidder, path + "/moves", Storefront.offer("lamp", cents).replace("\"offer\"", "\"bid\"")));
    }

    /** Makes a move of a kind that names no items. */
    Reply moves(Caller caller, String kind, String more) {
        return shop.post(caller, path + "/moves", move(kind, more));
    }

    static String move(String kind, String more) {
        return "{\"kind\":\"" + kind + "\"" + more + "}";
    }

    /** What an answer to the second chance names that a bidder is shown, after a comma. */
    String naming(Caller bidder) {
        Json offer = sees(bidder).get("details").get("offer");
        return naming(offer.get("id").text(), offer.get("termsHash").text());
    }

    static String naming(String offer, String termsHash) {
        return ",\"answers\":\"" + offer + "\",\"termsHash\":\"" + termsHash + "\"";
    }

    Json sees(Caller caller) {
        return done(shop.get(caller, path));
    }

    List<String> allowed(Caller caller) {
        return sees(caller)
                .get("allowedActions")
                .list(action -> action.get("kind").text());
    }

    String dealOf(Caller buyer) {
        return sees(buyer).get("deals").elements().get(0).text();
    }

    void cancelsDealOf(Caller buyer) {
        done(shop.post(OPERATOR, "/deals/" + dealOf(buyer) + "/cancel", ""));
        later(Duration.ofSeconds(1));
    }

    /** The host sells a lamp that is free. */
    void sellsElsewhere() {
        done(shop.post(HOST, "/listings/lamp/items/lamp/sold", "{\"units\":1}"));
        later(Duration.ofSeconds(1));
    }

    void later(Duration duration) {
        shop.clock().advance(duration);
    }

    static String code(Reply reply) {
        return reply.status() < 300 ? "DONE" : json(reply).get("code").text();
    }

    @Override
    public void close() {
        shop.close();
    }
}
