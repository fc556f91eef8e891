// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.port.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sealed bids on a listing of the most items, with fair prices and the longest nonces for all, between two and in an auction
 * with reserves.
 */
final class LargeSealedBids implements LargestAccepted.LargeStory {
    private static final int BIDDERS = 20;
    private static final Caller SELLER = LargeMarketplace.EVERYBODY;

    private final MeasuredClient client;
    private final String listing;
    private final AtomicReference<Instant> now;
    private final Runnable work;

    /** @param work does what is due */
    LargeSealedBids(MeasuredClient client, String listing, AtomicReference<Instant> now, Runnable work) {
        this.client = client;
        this.listing = listing;
        this.now = now;
        this.work = work;
    }

    @Override
    public void play(String name) {
        put(name + "-two", "sealed-bid");
        put(name + "-many", "sealed-auction");
        two(name + "-two", Caller.person("buyer " + name));
        many(name + "-many");
    }

    private void put(String name, String category) {
        client.send(
                "putListing, of the most items",
                SELLER,
                "PUT",
                "/listings/" + name,
                listing.replace("\"category\":\"sealed-bid\"", "\"category\":\"" + category + "\""),
                Map.of());
    }

    private void two(String name, Caller buyer) {
        String path = "/negotiations/"
                + client.post(
                                "openNegotiation, of sealed bids",
                                buyer,
                                "/negotiations",
                                "{\"listing\":\"" + name + "\"}")
                        .id();
        for (int i = 0; i < 2; i++) {
            submit("makeMove, sealed prices of all", buyer, path, 90, true);
            submit("makeMove, sealed prices of all", SELLER, path, 10, true);
        }
        client.get("getNegotiation, of sealed bids", buyer, path);
        close("closing sealed bids: a draw for each item");
        client.get("getNegotiation, of sealed bids that are closed", buyer, path);
        client.get("listDraws, of all items", buyer, path + "/draws");
        String draw = path + "/draws/" + Junk.colliding(0);
        client.send("consentToDraw", buyer, "POST", draw + "/consent", "", Map.of());
        client.send("consentToDraw", SELLER, "POST", draw + "/consent", "", Map.of());
        client.get("openDraw, one of all items", buyer, draw + "/opening");
        client.get("getTranscript, of sealed bids", buyer, path + "/transcript");
        client.get("listEvents, of sealed bids", buyer, path + "/events?limit=200");
    }

    private void many(String name) {
        String path = "/negotiations/"
                + client.post(
                                "openNegotiation, an auction with reserves for all",
                                SELLER,
                                "/negotiations",
                                "{\"listing\":\"" + name + "\",\"privateTerms\":" + Valid.reserves(listing) + "}")
                        .id();
        for (int i = 0; i < BIDDERS; i++) {
            Caller bidder = Caller.person("bidder " + i + " " + name);
            client.post("joinNegotiation, an auction", bidder, path + "/join", "{}");
            submit("makeMove, a bid for all", bidder, path, 40 + i, false);
        }
        close("closing an auction of " + BIDDERS + " bidders for all");
        client.get("getNegotiation, of the auction", SELLER, path);
        client.get("getTranscript, of the auction", SELLER, path + "/transcript");
        client.get("listEvents, of the auction", SELLER, path + "/events?limit=200");
    }

    private void submit(String what, Caller caller, String path, int price, boolean drawn) {
        String tag = client.get("getNegotiation, of sealed bids", caller, path).tag();
        client.send(
                what,
                caller,
                "POST",
                path + "/moves",
                Valid.submission(listing, price, drawn),
                Map.of("If-Match", tag));
    }

    /** The deadline alone: what else is due is done before. */
    private void close(String what) {
        work.run();
        now.updateAndGet(instant -> instant.plus(Duration.ofDays(2)));
        client.measure(what, work);
    }
}
