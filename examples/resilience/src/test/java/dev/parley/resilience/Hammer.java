// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

/** What a seller and bidders say in an English auction of one piece, in steps of ten cents, that closes at its latest instant. */
final class Hammer {
    static final long STEP = 10;
    static final String LISTING = "lot";
    static final Person SELLER = Person.named("sara");

    private Hammer() {}

    /** Bids in the last two seconds move the close, by six seconds in all. */
    static Command policy(int seconds) {
        return Command.put(Person.EDITOR, "/policy", """
                        {"rules": [{"name": "all", "choice": {
                          "protocol": "english", "version": 1, "settlement": "each-item",
                          "parameters": {"closesAfterSeconds": %d, "softCloseSeconds": 2, "softCloseMostSeconds": 6,
                                         "startPrice": 100, "increments": [{"from": 0, "step": %d}]}}}]}
                        """.formatted(seconds, STEP), "policy")
                .ifMatch("\"0\"");
    }

    static Command open() {
        return Command.post(SELLER, "/negotiations", "{\"listing\": \"%s\"}".formatted(LISTING), "open");
    }

    static Command join(Person bidder, String auction) {
        return Command.post(bidder, "/negotiations/" + auction + "/join", "{}", "join-" + bidder.principal());
    }

    static Command bid(Person bidder, String auction, long cents, String key) {
        String body = "{\"kind\": \"bid\", \"items\": [{\"item\": \"piece\", \"values\":"
                + " {\"price\": {\"minorUnits\": %d, \"currency\": \"EUR\"}}}]}";
        return Command.post(bidder, "/negotiations/" + auction + "/moves", body.formatted(cents), key);
    }

    /** A budget that covers one piece at any price, for an agent that bids. */
    static Command mandate(Person bidder, String agent) {
        return Command.post(bidder, "/mandates", """
                {"agent": "%s", "role": "BUYER", "currency": "EUR", "taxIncluded": true, "shippingIncluded": true,
                 "scope": {"anything": true, "categories": [], "listings": [], "sellers": []},
                 "bounds": {"issues": [], "budget": {"minorUnits": 1000000, "currency": "EUR"}, "maxDeals": 1},
                 "conduct": {"kinds": ["join", "bid"], "minSecondsBetweenMoves": 0, "disclosure": []},
                 "validFrom": "2026-01-01T00:00:00Z", "validUntil": "2126-01-01T00:00:00Z"}
                """.formatted(agent), "mandate-" + bidder.principal());
    }
}
