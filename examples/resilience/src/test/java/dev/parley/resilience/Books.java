// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares what the facade shows, once nothing is left to be done, with what was acknowledged. */
record Books(Client client, URI node) {
    /** An outage, from the kill to the new node's first answer. */
    record Outage(Instant from, Instant to) {
        boolean covers(Instant instant) {
            return instant.isAfter(from) && instant.isBefore(to);
        }
    }

    /**
     * What was found.
     *
     * @param expiries deadlines that have taken effect
     * @param duringOutages those that fell into an outage
     * @param redeemed deals that were paid
     */
    record Found(int negotiations, int expiries, int duringOutages, int deals, int redeemed, int mandates) {}

    Found check(List<Buyer> buyers, List<Outage> outages) throws IOException {
        Map<String, JsonNode> dealsByNegotiation = deals();
        int negotiations = 0;
        int expiries = 0;
        int duringOutages = 0;
        for (Buyer buyer : buyers) {
            Sums sums = new Sums();
            for (Haggle haggle : buyer.begun()) {
                JsonNode view = haggle.view(client, node);
                checkOne(buyer, haggle, view, dealsByNegotiation);
                sums.add(view, dealsByNegotiation.get(haggle.negotiation()));
                negotiations++;
                if (haggle.plot() == Plot.EXPIRES) {
                    expiries++;
                    duringOutages += expiredDuring(haggle, outages) ? 1 : 0;
                }
            }
            sums.check(client.read(node, buyer.person(), "/mandates/" + buyer.mandate()));
        }
        checkStock(dealsByNegotiation.values());
        int redeemed = (int) dealsByNegotiation.values().stream()
                .filter(deal -> deal.path("state").asString().equals("REDEEMED"))
                .count();
        return new Found(negotiations, expiries, duringOutages, dealsByNegotiation.size(), redeemed, buyers.size());
    }

    /** Every deal of the seller's, of which no negotiation has two. */
    private Map<String, JsonNode> deals() throws IOException {
        Map<String, JsonNode> byNegotiation = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = client.read(node, Haggle.SELLER, "/deals?limit=200" + cursor);
            for (JsonNode deal : page.path("items")) {
                assertThat(byNegotiation.put(deal.path("negotiation").asString(), deal))
                        .as("a second deal of %s", deal)
                        .isNull();
            }
            cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());
        return byNegotiation;
    }

    private void checkOne(Buyer buyer, Haggle haggle, JsonNode view, Map<String, JsonNode> deals) throws IOException {
        String once = "/negotiations?listing=" + haggle.listing();
        assertThat(client.read(node, buyer.person(), once).path("items")).hasSize(1);
        assertThat(haggle.storedMoves(client, node)).isEqualTo(haggle.acknowledgedMoves());
        assertThat(closeReasons(haggle))
                .isEqualTo(
                        switch (haggle.plot()) {
                            case EXPIRES -> List.of("expired");
                            case STAYS_OPEN -> List.of();
                            case AGREED, PAID -> List.of("agreed");
                        });
        assertThat(deals.containsKey(haggle.negotiation()))
                .isEqualTo(haggle.plot().endsInADeal());
        if (haggle.plot().endsInADeal()) {
            JsonNode deal = requireNonNull(deals.get(haggle.negotiation()));
            assertThat(view.path("deals")).hasSize(1);
            assertThat(deal.path("state").asString()).isEqualTo(haggle.plot() == Plot.PAID ? "REDEEMED" : "AGREED");
        }
    }

    private List<String> closeReasons(Haggle haggle) throws IOException {
        List<String> reasons = new ArrayList<>();
        for (JsonNode event : haggle.events(client, node)) {
            if (event.path("type").asString().equals("negotiation-closed")) {
                reasons.add(event.at("/details/reason").asString());
            }
        }
        return reasons;
    }

    private static boolean expiredDuring(Haggle haggle, List<Outage> outages) {
        JsonNode first = haggle.said().get(0).answer().json();
        Instant expiry = Instant.parse(first.at("/details/offer/expiresAt").asString());
        return outages.stream().anyMatch(outage -> outage.covers(expiry));
    }

    private void checkStock(Iterable<JsonNode> deals) throws IOException {
        Map<String, long[]> byListing = new HashMap<>();
        for (JsonNode deal : deals) {
            long[] units = byListing.computeIfAbsent(deal.path("listing").asString(), none -> new long[2]);
            units[deal.path("state").asString().equals("REDEEMED") ? 1 : 0]++;
        }
        for (Map.Entry<String, long[]> listing : byListing.entrySet()) {
            JsonNode stock = client.read(node, Person.HOST, "/listings/" + listing.getKey() + "/stock")
                    .at("/items/0");
            assertThat(stock.path("held").asLong()).as(listing.getKey()).isEqualTo(listing.getValue()[0]);
            assertThat(stock.path("consumed").asLong()).as(listing.getKey()).isEqualTo(listing.getValue()[1]);
        }
    }

    /** What a mandate must hold and have consumed: its open offers, its unpaid and its paid deals. */
    private static final class Sums {
        private long held;
        private long consumed;
        private long dealsHeld;
        private long dealsConsumed;

        void add(JsonNode view, @Nullable JsonNode deal) {
            boolean offers = view.path("open").asBoolean(false)
                    && view.at("/details/offer/by").asString().equals("buyer");
            if (offers) {
                held += view.at("/details/offer/total/minorUnits").asLong();
                dealsHeld++;
            }
            if (deal != null) {
                long total = deal.at("/total/minorUnits").asLong();
                boolean paid = deal.path("state").asString().equals("REDEEMED");
                held += paid ? 0 : total;
                dealsHeld += paid ? 0 : 1;
                consumed += paid ? total : 0;
                dealsConsumed += paid ? 1 : 0;
            }
        }

        void check(JsonNode mandate) {
            assertThat(mandate.at("/budgetHeld/minorUnits").asLong()).isEqualTo(held);
            assertThat(mandate.at("/budgetConsumed/minorUnits").asLong()).isEqualTo(consumed);
            assertThat(mandate.path("dealsHeld").asLong()).isEqualTo(dealsHeld);
            assertThat(mandate.path("dealsConsumed").asLong()).isEqualTo(dealsConsumed);
        }
    }
}
