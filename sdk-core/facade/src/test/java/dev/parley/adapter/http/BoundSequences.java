// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static dev.parley.adapter.http.Storefront.HOST;
import static dev.parley.adapter.http.Storefront.OPERATOR;
import static dev.parley.adapter.http.Storefront.SELLER;
import static dev.parley.adapter.http.Storefront.euros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ParleyBuilder;
import dev.parley.model.Json;
import dev.parley.model.Safe;
import dev.parley.port.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Sequences of calls whose numbers lie at their bounds, extended once for each store: whatever came before, every call is
 * done or refused by name, and everything can still be read.
 */
abstract class BoundSequences {
    private static final long[] NUMBERS = {0, 1, 2, 3, Safe.MAX / 2, Safe.MAX / 2 + 1, Safe.MAX - 1, Safe.MAX};
    private static final List<Duration> TIMES = List.of(
            Duration.ZERO, Duration.ofSeconds(1), Duration.ofMinutes(16), Duration.ofDays(8), Duration.ofDays(366));

    private final UnaryOperator<ParleyBuilder> store;
    private final int steps;

    BoundSequences(UnaryOperator<ParleyBuilder> store, int steps) {
        this.store = store;
        this.steps = steps;
    }

    @Test
    void no_sequence_at_the_bounds_of_numbers_fails() {
        try (Storefront shop = new Storefront(builder -> store.apply(builder.schema("sequences")))) {
            shop.publish();
            Walk walk = new Walk(shop, new Random(21));
            for (int step = 0; step < steps; step++) {
                walk.step();
                if (step % 5 == 0) {
                    walk.look();
                }
            }
            System.out.println("Sequences at the bounds: " + shop.requests() + " requests, " + shop.agreed() + " done, "
                    + shop.faults().size() + " faults");
            assertThat(shop.faults()).isEmpty();
            assertThat(shop.agreed()).isGreaterThan(steps / 2);
        }
    }

    @Test
    void the_greatest_stock_of_which_some_was_sold_can_be_put_again_and_read() {
        try (Storefront shop = new Storefront(builder -> store.apply(builder.schema("bounds")))) {
            shop.publish();
            String most = Storefront.listing("alternating-offers", Storefront.item("sand", Safe.MAX));
            Storefront.done(shop.put(HOST, "/listings/sand", most));
            Storefront.done(shop.post(HOST, "/listings/sand/items/sand/sold", "{\"units\":1}"));

            Storefront.done(shop.put(HOST, "/listings/sand", most));

            Json stock = Storefront.done(shop.get(HOST, "/listings/sand/stock"));
            assertThat(stock.get("items").elements().get(0).canonicalText())
                    .isEqualTo("{\"capacity\":9007199254740991,\"consumed\":1,\"held\":0,\"item\":\"sand\"}");
        }
    }

    /** Everybody does something, with whatever has come of it before. */
    private static final class Walk {
        private final Storefront shop;
        private final Random random;
        private final List<String> negotiations = new ArrayList<>();
        private final List<String> deals = new ArrayList<>();
        private final List<String> mandates = new ArrayList<>();
        private int names;

        Walk(Storefront shop, Random random) {
            this.shop = shop;
            this.random = random;
            for (int listing = 0; listing < 3; listing++) {
                put(listing, Safe.MAX);
            }
        }

        private long number() {
            return NUMBERS[random.nextInt(NUMBERS.length)];
        }

        private Caller buyer() {
            String name = "buyer-" + random.nextInt(4);
            return random.nextBoolean() ? Caller.person(name) : Caller.agent(name, "agent");
        }

        private <T> T any(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }

        void step() {
            int listing = random.nextInt(3);
            switch (random.nextInt(16)) {
                case 0 -> put(listing, number());
                case 1 ->
                    shop.post(
                            HOST,
                            "/listings/l" + listing + "/items/sand/sold",
                            "{\"units\":" + Math.max(1, number()) + "}");
                case 2, 3, 4 -> open(listing);
                case 5, 6 -> answer("accept", "");
                case 7 -> answer("counter", ",\"items\":[" + terms() + "]");
                case 8 -> answer(any(List.of("reject", "withdraw")), "");
                case 9 -> redeem();
                case 10 -> reverse();
                case 11 -> mandate();
                case 12 -> shop.put(SELLER, "/listings/l" + listing + "/private-terms", thresholds());
                case 13 -> shop.clock().advance(any(TIMES));
                case 14 -> control(listing);
                default -> sealed();
            }
        }

        private void put(int listing, long stock) {
            String protocol = listing == 2 ? "sealed-bid" : "alternating-offers";
            String sand = """
                    {"id":"sand","title":"Sand","stock":%d,"listPrice":%s,"issues":[
                     {"id":"price","role":"UNIT_PRICE","domain":{"type":"price","currency":"EUR","min":0,"max":%d,"tick":1}}
                     %s]}""".formatted(
                    stock,
                    euros(number()),
                    Safe.MAX,
                    listing == 2
                            ? ""
                            : ",{\"id\":\"fee\",\"role\":\"FEE\",\"domain\":{\"type\":\"price\",\"currency\":\"EUR\","
                                    + "\"min\":0,\"max\":" + Safe.MAX + ",\"tick\":1}},{\"id\":\"quantity\",\"role\":"
                                    + "\"QUANTITY\",\"domain\":{\"type\":\"integer\",\"min\":1,\"max\":" + Safe.MAX
                                    + ",\"step\":1}}");
            shop.put(HOST, "/listings/l" + listing, Storefront.listing(protocol, sand));
        }

        private String terms() {
            boolean large = random.nextInt(4) > 0;
            return "{\"item\":\"sand\",\"values\":{\"price\":" + euros(large ? random.nextInt(3) : number())
                    + ",\"fee\":" + euros(number()) + ",\"quantity\":" + Math.max(1, number()) + "}}";
        }

        private void open(int listing) {
            String first = listing == 2 ? "" : ",\"first\":{\"kind\":\"offer\",\"items\":[" + terms() + "]}";
            Reply reply = shop.post(buyer(), "/negotiations", "{\"listing\":\"l" + listing + "\"" + first + "}");
            if (reply.status() == 201) {
                negotiations.add(Storefront.json(reply).get("id").text());
            }
        }

        private void answer(String kind, String more) {
            if (!negotiations.isEmpty()) {
                String path = "/negotiations/"
                        + negotiations.get(negotiations.size() - 1 - random.nextInt(Math.min(3, negotiations.size())));
                Caller mover = random.nextInt(3) > 0 ? SELLER : buyer();
                Reply seen = shop.get(mover, path);
                if (seen.status() == 200) {
                    Json view = Storefront.json(seen);
                    String move = "{\"kind\":\"" + kind + "\",\"answers\":\"off-1\",\"termsHash\":\"" + Bodies.HASH
                            + "\"" + more + "}";
                    shop.send(
                            "try",
                            mover,
                            Sent.post(path + "/moves/simulate", move).without("Idempotency-Key"));
                    shop.post(mover, path + "/moves", Bodies.answering(move, view));
                    Storefront.json(shop.get(SELLER, path))
                            .find("deals")
                            .ifPresent(found -> found.elements().stream()
                                    .map(Json::text)
                                    .filter(deal -> !deals.contains(deal))
                                    .forEach(deals::add));
                }
            }
        }

        private void sealed() {
            if (!negotiations.isEmpty()) {
                String path = "/negotiations/" + any(negotiations) + "/moves";
                String submit = "{\"kind\":\"submit\",\"items\":[{\"item\":\"sand\",\"values\":{\"price\":"
                        + euros(number()) + "}}],\"payload\":{\"fairPrices\":{\"sand\":" + number() + "}}}";
                shop.post(random.nextBoolean() ? SELLER : buyer(), path, submit);
            }
        }

        private void redeem() {
            if (!deals.isEmpty()) {
                String deal = any(deals);
                shop.post(HOST, "/deals/" + deal + "/checkout", "");
                shop.post(
                        HOST, "/deals/redeem", "{\"deals\":[\"" + deal + "\"],\"orderReference\":\"o-" + deal + "\"}");
            }
        }

        private void reverse() {
            if (!deals.isEmpty()) {
                shop.post(HOST, "/deals/reverse", "{\"orderReference\":\"o-" + any(deals) + "\"}");
                shop.post(OPERATOR, "/deals/" + any(deals) + "/cancel", "");
            }
        }

        private void mandate() {
            String bounds = "{\"issues\":[{\"issue\":\"quantity\",\"limit\":{\"type\":\"range\",\"max\":" + number()
                    + ",\"scale\":" + random.nextInt(19) + "}}],\"unitPrice\":" + euros(Safe.MAX) + ",\"perDeal\":"
                    + euros(Safe.MAX) + ",\"budget\":" + euros(number()) + ",\"maxDeals\":" + number()
                    + (random.nextInt(3) == 0 ? ",\"approvalFrom\":" + euros(number()) : "") + "}";
            Caller buyer = Caller.person("buyer-" + random.nextInt(4));
            String draft = Bodies.mandate("agent", "BUYER", random.nextBoolean() ? bounds : "{\"issues\":[]}")
                    .replace("2026-01-01T", any(List.of("0000-01-01T", "2026-01-01T")))
                    .replace("2027-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z");
            Reply reply = shop.post(buyer, "/mandates", draft);
            if (reply.status() == 201) {
                mandates.add(Storefront.json(reply).get("id").text());
            }
            if (!mandates.isEmpty() && random.nextInt(4) == 0) {
                shop.post(buyer, "/mandates/" + any(mandates) + "/revoke", "");
            }
        }

        private String thresholds() {
            return "{\"terms\":{\"items\":{\"sand\":{\"autoAccept\":" + number() + ",\"autoDecline\":" + number()
                    + "}}}}";
        }

        private void control(int listing) {
            if (!negotiations.isEmpty()) {
                String path = "/negotiations/" + any(negotiations);
                shop.post(OPERATOR, path + any(List.of("/pause", "/resume", "/cancel")), "");
            }
            if (names++ % 5 == 0) {
                shop.post(HOST, "/listings/l" + listing + "/withdraw", "");
            }
        }

        /** Everybody reads everything. */
        void look() {
            for (Caller caller :
                    List.of(SELLER, HOST, OPERATOR, Caller.person("buyer-0"), Caller.agent("buyer-1", "agent"))) {
                for (String list : List.of("/negotiations?limit=200", "/deals?limit=200", "/mandates", "/approvals")) {
                    shop.get(caller, list);
                }
                for (int listing = 0; listing < 3; listing++) {
                    shop.get(caller, "/listings/l" + listing);
                    shop.get(caller, "/listings/l" + listing + "/stock");
                }
                if (!negotiations.isEmpty()) {
                    String path = "/negotiations/" + any(negotiations);
                    shop.get(caller, path + "/events");
                    shop.get(caller, path + "/transcript");
                    shop.get(caller, path + "/draws");
                }
                if (!deals.isEmpty()) {
                    shop.get(caller, "/deals/" + any(deals));
                }
            }
        }
    }
}
