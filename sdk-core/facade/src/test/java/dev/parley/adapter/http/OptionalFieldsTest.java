// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static dev.parley.adapter.http.Storefront.BUYER;
import static dev.parley.adapter.http.Storefront.EDITOR;
import static dev.parley.adapter.http.Storefront.HOST;
import static dev.parley.adapter.http.Storefront.SELLER;
import static dev.parley.adapter.http.Storefront.done;
import static dev.parley.adapter.http.Storefront.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.http.contract.Operation;
import dev.parley.adapter.http.contract.Parameter;
import dev.parley.model.Json;
import dev.parley.port.Caller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Optional fields that are each valid, in combinations: whatever they mean together, it is answered and never fails. */
final class OptionalFieldsTest {
    private static final List<String> HAGGLED = List.of("offer", "counter", "accept", "reject", "withdraw");

    private final Storefront shop = new Storefront(store -> store);
    private int strangers;

    @BeforeEach
    void open() {
        shop.publish();
        shop.list("bike", "alternating-offers", Storefront.item("bike", 9_000));
        shop.list("sealed", "sealed-bid", Storefront.item("bike", 9_000));
        shop.list("auction", "sealed-auction", Storefront.item("bike", 9_000));
        grant(SELLER, "helper", "SELLER", "{\"issues\":[],\"approvalFrom\":{\"currency\":\"EUR\",\"minorUnits\":1}}");
    }

    private void grant(Caller principal, String agent, String role, String bounds) {
        done(shop.post(principal, "/mandates", Bodies.mandate(agent, role, bounds)));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void of_a_listing_a_mandate_a_policy_and_private_terms() {
        for (String domain : Bodies.DOMAINS) {
            all("putListing", HOST, "/listings/other", Bodies.listing(domain));
        }
        for (String limit : Bodies.LIMITS) {
            for (String role : List.of("BUYER", "SELLER")) {
                all("grantMandate", BUYER, "/mandates", Bodies.mandate("agent", role, Bodies.bounds(limit)));
            }
        }
        for (String settlement : List.of("each-item", "all")) {
            for (String policy : List.of(
                    Bodies.policy("alternating-offers", settlement, "\"maxRounds\":3,\"opener\":\"seller\""),
                    Bodies.policy("sealed-bid", settlement, "\"closesAfterSeconds\":3"))) {
                all("publishPolicy", EDITOR, "/policy", policy);
                all("dryRunPolicy", EDITOR, "/policy/dry-run", Bodies.dryRun(policy));
            }
        }
        String terms = "{\"terms\":" + Bodies.PRIVATE_TERMS + "}";
        all("putPrivateTerms", SELLER, "/listings/bike/private-terms", terms);
        assertNoFault(1_000);
    }

    @Test
    void of_an_opening() {
        for (String kind : List.of("offer", "counter", "accept", "submit")) {
            for (String listing : List.of("bike", "sealed", "auction")) {
                Json body = Bodies.read(Bodies.opening(listing, Bodies.move(kind)));
                for (Json combination : combinations("openNegotiation", body)) {
                    for (Caller caller : List.of(stranger(), agentOfAStranger(), SELLER)) {
                        shop.post(caller, "/negotiations", combination.canonicalText());
                    }
                }
            }
        }
        assertNoFault(4_000);
    }

    @Test
    void of_a_move_and_of_joining() {
        for (String kind : Bodies.KINDS) {
            for (Json combination : combinations("makeMove", Bodies.read(Bodies.move(kind)))) {
                moves(combination, HAGGLED.contains(kind) ? List.of("bike") : List.of("sealed", "auction"));
            }
        }
        String path = negotiation("auction", SELLER, "") + "/join";
        all("joinNegotiation", BUYER, path, "{\"privateTerms\":{\"items\":{}}}");
        assertNoFault(8_000);
    }

    /** Makes a move from each side of a new negotiation of each protocol, with and without the revision. */
    private void moves(Json move, List<String> listings) {
        for (String listing : listings) {
            for (Caller mover : List.of(SELLER, Caller.agent("seller", "helper"), BUYER)) {
                Caller buyer = stranger();
                String first = listing.equals("bike") ? ",\"first\":" + Storefront.offer("bike", 100) : "";
                String path = negotiation(listing, listing.equals("auction") ? SELLER : buyer, first);
                shop.post(buyer, path + "/join", "{}");
                Caller who = mover.equals(BUYER) ? buyer : mover;
                Json view = json(shop.get(who, path));
                String answer = Bodies.answering(move.canonicalText(), view);
                Sent tried = Sent.post(path + "/moves/simulate", answer).without("Idempotency-Key");
                Sent made = Sent.post(path + "/moves", answer);
                for (Sent sent : List.of(tried, made)) {
                    shop.send(
                            "move",
                            who,
                            sent.with("If-Match", view.get("revision").canonicalText()));
                    shop.send("move", who, sent);
                }
            }
        }
    }

    @Test
    void a_hash_of_terms_without_their_offer_is_malformed_where_it_stands() {
        String path = negotiation("bike", BUYER, ",\"first\":" + Storefront.offer("bike", 100));
        String move = "{\"kind\":\"accept\",\"termsHash\":\"" + Bodies.HASH + "\"}";

        Reply moved = shop.post(SELLER, path + "/moves", move);
        Reply opened = shop.post(stranger(), "/negotiations", "{\"listing\":\"bike\",\"first\":" + move + "}");

        assertThat(moved.status()).isEqualTo(400);
        assertThat(Storefront.text(moved)).contains("\"pointer\":\"/termsHash\"");
        assertThat(opened.status()).isEqualTo(400);
        assertThat(Storefront.text(opened)).contains("\"pointer\":\"/first/termsHash\"");
    }

    @Test
    void of_what_is_asked_in_queries() {
        String path = negotiation("bike", BUYER, ",\"first\":" + Storefront.offer("bike", 100));
        for (Operation operation : Bodies.CONTRACT.operations()) {
            List<Parameter> optional = operation.parameters(Parameter.In.QUERY);
            for (int subset = 0; subset < 1 << optional.size(); subset++) {
                List<String> asked = new ArrayList<>();
                for (int i = 0; i < optional.size(); i++) {
                    if ((subset >> i & 1) == 1) {
                        asked.add(optional.get(i).name() + "=" + value(optional.get(i)));
                    }
                }
                String target = operation.path().replace("/negotiations/{negotiation}", path);
                if (operation.method().equals("GET") && !optional.isEmpty()) {
                    for (Caller caller : List.of(BUYER, SELLER, HOST, Storefront.OPERATOR, EDITOR)) {
                        shop.get(caller, target + "?" + String.join("&", asked));
                    }
                }
            }
        }
        assertNoFault(100);
    }

    private static String value(Parameter parameter) {
        return switch (parameter.name()) {
            case "open" -> "true";
            case "role" -> "BUYER";
            case "limit" -> "1";
            case "cursor" -> "1";
            default -> "bike";
        };
    }

    private void all(String operation, Caller caller, String target, String body) {
        String method = Bodies.CONTRACT.operation(operation).orElseThrow().method();
        for (Json combination : combinations(operation, Bodies.read(body))) {
            Sent sent = Sent.post(target, combination.canonicalText()).method(method);
            boolean conditional = operation.equals("publishPolicy");
            shop.send(operation, caller, conditional ? sent.with("If-Match", shop.policyTag()) : sent);
        }
    }

    private static List<Json> combinations(String operation, Json body) {
        return OptionalFields.combinations(Bodies.CONTRACT, Bodies.schema(operation), body);
    }

    private String negotiation(String listing, Caller opener, String first) {
        Json view = done(shop.post(opener, "/negotiations", "{\"listing\":\"" + listing + "\"" + first + "}"));
        return "/negotiations/" + view.get("id").text();
    }

    private Caller stranger() {
        return Caller.person("stranger-" + strangers++);
    }

    private Caller agentOfAStranger() {
        String name = "stranger-" + strangers++;
        String bounds = Bodies.bounds("{\"type\":\"range\",\"min\":1,\"scale\":0}");
        grant(Caller.person(name), "agent", "BUYER", bounds);
        return Caller.agent(name, "agent");
    }

    private void assertNoFault(int least) {
        System.out.println("Optional fields: " + shop.requests() + " requests, " + shop.agreed() + " done, "
                + shop.faults().size() + " faults");
        assertThat(shop.faults()).isEmpty();
        assertThat(shop.requests()).isGreaterThan(least);
        assertThat(shop.agreed()).isGreaterThan(least / 20);
    }
}
