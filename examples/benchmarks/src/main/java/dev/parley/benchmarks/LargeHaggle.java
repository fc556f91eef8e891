// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.port.Caller;
import java.util.Map;

/**
 * Alternating offers on a listing of the most items and issues: thresholds for all, offers of all with the longest messages,
 * by people and by an agent who must ask, a deal for each item, paid and taken back in one order.
 */
final class LargeHaggle implements LargestAccepted.LargeStory {
    private static final String RULES =
            "{\"rules\":[{\"name\":\"b\",\"selector\":{\"categories\":[\"sealed-bid\"]},\"choice\":{\"protocol\":\"sealed-bid\","
                    + "\"version\":1,\"settlement\":\"each-item\"}},{\"name\":\"s\",\"selector\":{\"categories\":[\"sealed-auction\"]},"
                    + "\"choice\":{\"protocol\":\"sealed-auction\",\"version\":1,\"settlement\":\"each-item\"}},{\"name\":\"a\","
                    + "\"choice\":{\"protocol\":\"alternating-offers\",\"version\":1,\"settlement\":\"each-item\",\"parameters\":"
                    + "{\"maxRounds\":1000,\"maxOffersPerBuyerAndListing\":1000}}}]}";
    private static final int COUNTERS = 20;
    private static final Caller SELLER = LargeMarketplace.EVERYBODY;

    private final MeasuredClient client;
    private final Valid valid;
    private final String listing;
    private final String offer;

    LargeHaggle(MeasuredClient client, Valid valid) {
        this.client = client;
        this.valid = valid;
        this.listing = valid.wide("alternating-offers");
        this.offer = Valid.offer(listing);
        client.send("publishPolicy", SELLER, "PUT", "/policy", RULES, Map.of("If-Match", "\"0\""));
    }

    @Override
    public void play(String name) {
        client.send(
                "putListing, a new one of the most items and issues",
                SELLER,
                "PUT",
                "/listings/" + name,
                listing,
                Map.of());
        String tag =
                client.get("getListing, the same", SELLER, "/listings/" + name).tag();
        client.send(
                "putListing, in place of itself", SELLER, "PUT", "/listings/" + name, listing, Map.of("If-Match", tag));
        client.send(
                "putPrivateTerms, thresholds for all items",
                SELLER,
                "PUT",
                "/listings/" + name + "/private-terms",
                "{\"terms\":" + Valid.thresholds(listing) + "}",
                Map.of());
        byPeople(name, Caller.person("buyer " + name));
        byAgent(name, "principal " + name);
        client.send("withdrawListing, the same", SELLER, "POST", "/listings/" + name + "/withdraw", "", Map.of());
    }

    private void byPeople(String name, Caller buyer) {
        MeasuredClient.Answer view = client.post(
                "openNegotiation, with an offer of all",
                buyer,
                "/negotiations",
                "{\"listing\":\"" + name + "\",\"first\":" + at("offer", 2, "", true) + "}");
        String path = "/negotiations/" + view.id();
        for (int i = 0; i < COUNTERS; i++) {
            Caller mover = i % 2 == 0 ? SELLER : buyer;
            String answers = "\"answers\":\"" + offer(view) + "\",";
            String counter = at("counter", i % 2 == 0 ? 60 - i : 2 + i, answers, true);
            client.post("simulateMove, a counter-offer of all", mover, path + "/moves/simulate", counter);
            view = client.post("makeMove, a counter-offer of all", mover, path + "/moves", counter);
        }
        look(path, buyer);
        MeasuredClient.Answer agreed = client.post(
                "makeMove, an acceptance of all: a deal for each item",
                SELLER,
                path + "/moves",
                "{\"kind\":\"accept\",\"answers\":\"" + offer(view) + "\",\"termsHash\":\""
                        + view.after("\"termsHash\":\"") + "\"}");
        look(path, buyer);
        String deals = agreed.text().substring(agreed.text().indexOf("\"deals\":[") + 8);
        deals = deals.substring(0, deals.indexOf(']') + 1);
        client.get("listDeals, the longest page", buyer, "/deals?limit=200");
        client.post(
                "redeemDeals, of all items",
                SELLER,
                "/deals/redeem",
                "{\"deals\":" + deals + ",\"orderReference\":\"" + name + "\"}");
        client.post("reverseDeals, of all items", SELLER, "/deals/reverse", "{\"orderReference\":\"" + name + "\"}");
    }

    private void look(String path, Caller buyer) {
        client.get("getNegotiation, after " + COUNTERS + " of them", buyer, path);
        client.get("listNegotiations, the longest page", buyer, "/negotiations?limit=200");
        client.get("getTranscript, the same", buyer, path + "/transcript");
        MeasuredClient.Answer page = client.get("listEvents, a page of the same", buyer, path + "/events?limit=200");
        while (page.text().contains("\"next\":\"")) {
            String next = page.after("\"next\":\"");
            page = client.get("listEvents, a page of the same", buyer, path + "/events?limit=200&cursor=" + next);
        }
    }

    /** The agent's mandate names so many issues of other listings that it is as large as it may be. */
    private void byAgent(String name, String principal) {
        Caller buyer = Caller.person(principal);
        Caller agent = Caller.agent(principal, "agent");
        client.post("grantMandate, the largest", buyer, "/mandates", valid.wideMandate());
        MeasuredClient.Answer view =
                client.post("openNegotiation, by an agent", agent, "/negotiations", "{\"listing\":\"" + name + "\"}");
        String path = "/negotiations/" + view.id();
        String tag = client.get("getNegotiation, by an agent", agent, path).tag();
        client.send(
                "makeMove, an offer of all by an agent under the largest mandate",
                agent,
                "POST",
                path + "/moves",
                at("offer", 2, "", true),
                Map.of("If-Match", tag));
        client.get("listMandates, the longest page", buyer, "/mandates?limit=200");
    }

    /** The offer of all at another price, with the longest message in letters of three bytes. */
    private String at(String kind, int price, String more, boolean message) {
        String made = offer.replace("\"kind\":\"offer\",", "\"kind\":\"" + kind + "\"," + more)
                .replace(Valid.EURO, Valid.EURO.replace(":1}", ":" + price + "}"));
        return message
                ? made.substring(0, made.length() - 1) + ",\"payload\":{\"message\":\"" + "\u2014".repeat(500) + "\"}}"
                : made;
    }

    private static String offer(MeasuredClient.Answer view) {
        return "off_" + view.after("\"id\":\"off_");
    }
}
