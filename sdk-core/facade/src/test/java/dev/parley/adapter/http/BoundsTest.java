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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every number, date, text, list and name of the contract at its bounds: done or refused by name, and never a fault. */
final class BoundsTest {
    private static final Caller EVERYBODY =
            Caller.person("buyer", Caller.Role.HOST, Caller.Role.OPERATOR, Caller.Role.POLICY_EDITOR);

    private final Storefront shop = new Storefront(store -> store);
    private int strangers;

    @BeforeEach
    void open() {
        shop.publish();
        shop.list("bike", "alternating-offers", Storefront.item("bike", 9_000));
        shop.list("sealed", "sealed-bid", Storefront.item("bike", 9_000));
        shop.list("auction", "sealed-auction", Storefront.item("bike", 9_000));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void of_listings() {
        for (String domain : Bodies.DOMAINS) {
            for (Json body : extremes("putListing", Bodies.listing(domain))) {
                shop.put(HOST, "/listings/other", body.canonicalText());
                shop.get(HOST, "/listings/other/stock");
                shop.post(stranger(), "/negotiations", "{\"listing\":\"other\"}");
            }
        }
        for (Json sale : extremes("recordSale", "{\"units\":1}")) {
            shop.post(HOST, "/listings/other/items/bike/sold", sale.canonicalText());
            shop.get(HOST, "/listings/other/stock");
            shop.put(HOST, "/listings/other", Bodies.listing(Bodies.DOMAINS.get(0)));
        }
        assertNoFault(1_000);
    }

    @Test
    void of_mandates_private_terms_and_policies() {
        for (String limit : Bodies.LIMITS) {
            for (String role : List.of("BUYER", "SELLER")) {
                String mandate = Bodies.mandate("agent", role, Bodies.bounds(limit));
                extremes("grantMandate", mandate).forEach(body -> shop.post(BUYER, "/mandates", body.canonicalText()));
            }
        }
        shop.get(BUYER, "/mandates?limit=200");
        String terms = "{\"terms\":" + Bodies.PRIVATE_TERMS + "}";
        for (Json body : extremes("putPrivateTerms", terms)) {
            shop.put(SELLER, "/listings/bike/private-terms", body.canonicalText());
            shop.post(
                    stranger(),
                    "/negotiations",
                    "{\"listing\":\"bike\",\"first\":" + Storefront.offer("bike", 100) + "}");
        }
        for (String parameters : List.of("\"maxRounds\":3,\"offerExpirySeconds\":9", "\"closesAfterSeconds\":3")) {
            String protocol = parameters.startsWith("\"max") ? "alternating-offers" : "sealed-bid";
            String policy = Bodies.policy(protocol, "all", parameters);
            for (Json body : extremes("publishPolicy", policy)) {
                Sent sent = Sent.post("/policy", body.canonicalText()).method("PUT");
                shop.send("publish", EDITOR, sent.with("If-Match", shop.policyTag()));
            }
            extremes("dryRunPolicy", Bodies.dryRun(policy))
                    .forEach(body -> shop.post(EDITOR, "/policy/dry-run", body.canonicalText()));
        }
        assertNoFault(1_500);
    }

    @Test
    void of_moves() {
        for (String kind : Bodies.KINDS) {
            boolean sealed = List.of("submit", "commit", "reveal").contains(kind);
            String listing = sealed ? "sealed" : "bike";
            for (Json move : extremes("makeMove", Bodies.move(kind))) {
                Caller buyer = stranger();
                String first = sealed ? "" : ",\"first\":" + Storefront.offer("bike", 100);
                String path = "/negotiations/"
                        + done(shop.post(buyer, "/negotiations", "{\"listing\":\"" + listing + "\"" + first + "}"))
                                .get("id")
                                .text();
                Json view = json(shop.get(SELLER, path));
                String answer = Bodies.answering(move.canonicalText(), view);
                shop.send(
                        "try",
                        SELLER,
                        Sent.post(path + "/moves/simulate", answer).without("Idempotency-Key"));
                shop.post(SELLER, path + "/moves", answer);
                shop.post(
                        stranger(),
                        "/negotiations",
                        "{\"listing\":\"" + listing + "\",\"first\":" + move.canonicalText() + "}");
            }
        }
        assertNoFault(1_500);
    }

    @Test
    void of_names_cursors_and_limits() {
        String negotiation = done(shop.post(BUYER, "/negotiations", "{\"listing\":\"bike\"}"))
                .get("id")
                .text();
        for (Operation operation : Bodies.CONTRACT.operations()) {
            for (String garbage : (Iterable<String>) garbage()::iterator) {
                for (Parameter parameter : operation.parameters()) {
                    if (parameter.in() != Parameter.In.HEADER) {
                        String target = target(operation, parameter, garbage, negotiation);
                        shop.send(operation.id(), EVERYBODY, request(operation, target));
                    }
                }
            }
        }
        assertNoFault(1_500);
    }

    /** What is no name, or one that nothing has. */
    private static Stream<String> garbage() {
        Stream<String> bare = Stream.of(
                "a",
                "0",
                "1",
                "-1",
                "200",
                "201",
                "9007199254740991",
                "9223372036854775807",
                "9223372036854775808",
                "1e3",
                "+1",
                "٣",
                "0000000000000001",
                "~",
                ".",
                "..",
                "a".repeat(64),
                "a".repeat(65),
                "a".repeat(128),
                "a".repeat(512),
                "9".repeat(64),
                "\uD83D\uDE00".repeat(32),
                "\u2028",
                "%",
                "a\nb",
                " a ",
                "BUYER");
        Stream<String> named = Stream.of("neg", "man", "apr", "deal", "off", "pol")
                .flatMap(prefix -> Stream.of("", "0", "_", "z".repeat(36), "Z".repeat(59), "0".repeat(400))
                        .map(rest -> prefix + "_" + rest));
        return Stream.concat(bare, named);
    }

    private static String target(Operation operation, Parameter changed, String garbage, String negotiation) {
        String target = operation.path();
        for (Parameter parameter : operation.parameters(Parameter.In.PATH)) {
            String value = parameter.equals(changed)
                    ? garbage
                    : parameter.name().equals("negotiation")
                            ? negotiation
                            : parameter.name().equals("version") ? "1" : "bike";
            target = target.replace("{" + parameter.name() + "}", encoded(value));
        }
        return changed.in() == Parameter.In.QUERY ? target + "?" + changed.name() + "=" + encoded(garbage) : target;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Sent request(Operation operation, String target) {
        String body = switch (operation.id()) {
            case "putListing" -> Bodies.listing(Bodies.DOMAINS.get(0));
            case "recordSale" -> "{\"units\":1}";
            case "putPrivateTerms" -> "{\"terms\":{}}";
            case "joinNegotiation" -> "{}";
            case "makeMove", "simulateMove" -> Bodies.move("offer");
            default -> "";
        };
        Sent sent = body.isEmpty() ? Sent.command(target) : Sent.post(target, body);
        boolean command = operation.parameters(Parameter.In.HEADER).stream()
                .anyMatch(parameter -> parameter.name().equals("Idempotency-Key"));
        return (command ? sent : sent.without("Idempotency-Key")).method(operation.method());
    }

    private static List<Json> extremes(String operation, String body) {
        return Extremes.of(Bodies.CONTRACT, Bodies.schema(operation), Bodies.read(body), 21);
    }

    private Caller stranger() {
        return Caller.person("stranger-" + strangers++);
    }

    private void assertNoFault(int least) {
        System.out.println("Bounds: " + shop.requests() + " requests, " + shop.agreed() + " done, "
                + shop.faults().size() + " faults");
        assertThat(shop.faults()).isEmpty();
        assertThat(shop.requests()).isGreaterThan(least);
        assertThat(shop.agreed()).isGreaterThan(least / 20);
    }
}
