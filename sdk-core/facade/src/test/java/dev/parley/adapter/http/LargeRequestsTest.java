// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static dev.parley.adapter.http.Storefront.BUYER;
import static dev.parley.adapter.http.Storefront.EDITOR;
import static dev.parley.adapter.http.Storefront.HOST;
import static dev.parley.adapter.http.Storefront.SELLER;
import static dev.parley.adapter.http.Storefront.done;
import static dev.parley.adapter.http.Storefront.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a large request may ask of the service: what is wrong with it is told in part, and answers stay small. */
final class LargeRequestsTest {
    private static final int SMALL_ANSWER = 300_000;

    private final Storefront shop = new Storefront(store -> store);

    @BeforeEach
    void open() {
        shop.publish();
        shop.list("bike", "alternating-offers", Storefront.item("bike", 9));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void of_fields_that_are_not_known_the_first_hundred_are_told() {
        String body = object(3_600, i -> '"' + colliding(i) + "\":" + i);

        for (String target : List.of("/negotiations", "/mandates", "/policy/dry-run", "/deals/redeem")) {
            List<Json> violations = violations(shop.post(HOST, target, body));
            assertThat(violations.stream()
                            .filter(each -> each.get("code").text().equals("UNKNOWN_FIELD")))
                    .as(target)
                    .hasSize(100);
        }
    }

    @Test
    void what_is_missing_is_told_beside_a_field_that_is_not_known() {
        assertThat(violations(shop.post(BUYER, "/negotiations", "{\"stray\":[[{\"a\":[]}]]}")))
                .extracting(each ->
                        each.get("pointer").text() + ' ' + each.get("code").text())
                .containsExactly("/listing MISSING", "/stray UNKNOWN_FIELD");
    }

    @Test
    void a_field_that_is_not_known_may_not_be_deeper_than_another() {
        String deep = "{\"stray\":" + "[".repeat(32) + "]".repeat(32) + "}";

        assertThat(violations(shop.post(BUYER, "/negotiations", deep))
                        .get(0)
                        .get("code")
                        .text())
                .isEqualTo("TOO_DEEP");
    }

    @Test
    void a_place_and_what_is_wrong_there_are_cut_short() {
        String name = "\uD83D\uDE00".repeat(20_000);

        List<Json> violations = violations(shop.post(BUYER, "/negotiations", "{\"" + name + "\":1}"));

        assertThat(violations.get(1).get("pointer").text()).hasSize(1_023).startsWith("/\uD83D\uDE00");
    }

    @Test
    void what_a_protocol_reads_has_at_most_a_thousand_values() {
        String thousand = object(1_000, i -> "\"n" + i + "\":1");
        String more = object(1_001, i -> "\"n" + i + "\":1");

        assertThat(shop.put(SELLER, "/listings/bike/private-terms", "{\"terms\":" + thousand + "}")
                        .status())
                .isEqualTo(422);
        for (Reply reply : List.of(
                shop.put(SELLER, "/listings/bike/private-terms", "{\"terms\":" + more + "}"),
                shop.post(BUYER, "/negotiations", "{\"listing\":\"bike\",\"privateTerms\":" + more + "}"),
                shop.post(
                        BUYER,
                        "/negotiations",
                        "{\"listing\":\"bike\",\"first\":{\"kind\":\"offer\",\"payload\":" + more + "}}"),
                shop.post(
                        EDITOR,
                        "/policy/dry-run",
                        "{\"listings\":[],\"draft\":"
                                + Bodies.policy("sealed-bid", "all", more.substring(1, more.length() - 1)) + "}"))) {
            assertThat(violations(reply).get(0).get("message").text())
                    .isEqualTo("must have at most 1000 values in all, at any depth");
        }
    }

    @Test
    void a_simulation_that_does_not_stand_says_why_in_few_words() {
        String path = "/negotiations/"
                + done(shop.post(BUYER, "/negotiations", "{\"listing\":\"bike\"}"))
                        .get("id")
                        .text();
        String wrong = "{\"kind\":\"reject\",\"payload\":"
                + object(1_000, i -> '"' + "x".repeat(80) + i + "\":\"" + "y".repeat(20) + '"') + "}";

        Reply reply = shop.send(
                "try", BUYER, Sent.post(path + "/moves/simulate", wrong).without("Idempotency-Key"));

        assertThat(json(reply).get("params").get("violations").elements()).hasSize(100);
        assertThat(reply.body().length()).isLessThan(SMALL_ANSWER);
    }

    private static List<Json> violations(Reply reply) {
        return json(reply).get("violations").elements();
    }

    private static String object(int members, IntFunction<String> member) {
        return IntStream.range(0, members).mapToObj(member).collect(Collectors.joining(",", "{", "}"));
    }

    /** Names that all have the same hash. */
    private static String colliding(int place) {
        return IntStream.rangeClosed(0, 12)
                .mapToObj(bit -> (place >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }
}
