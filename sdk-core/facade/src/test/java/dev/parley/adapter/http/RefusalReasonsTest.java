// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static dev.parley.adapter.http.Storefront.BUYER;
import static dev.parley.adapter.http.Storefront.SELLER;
import static dev.parley.adapter.http.Storefront.done;
import static dev.parley.adapter.http.Storefront.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.port.Caller;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A refusal says what would have been right. */
final class RefusalReasonsTest {
    private final Storefront shop = new Storefront(store -> store);

    @BeforeEach
    void open() {
        shop.publish();
        shop.list("auction", "sealed-auction", Storefront.item("bike", 9));
        shop.list("sealed", "sealed-bid", Storefront.item("bike", 9));
        String more = Bodies.DOMAINS.get(1).replace("\"step\":1", "\"step\":3");
        String choice = Bodies.DOMAINS.get(4);
        String item = Storefront.item("bike", 9)
                .replace(
                        "\"issues\":[",
                        "\"issues\":[{\"id\":\"count\",\"role\":\"OTHER\",\"domain\":{" + more
                                + "}},{\"id\":\"colour\",\"role\":\"OTHER\",\"domain\":{" + choice + "}},");
        shop.list("bike", "alternating-offers", item);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void who_may_not_open_is_told_who_may() {
        for (String listing : List.of("bike", "sealed", "auction")) {
            boolean auction = listing.equals("auction");
            Reply reply = shop.post(auction ? BUYER : SELLER, "/negotiations", "{\"listing\":\"" + listing + "\"}");

            assertThat(reply.status()).isEqualTo(403);
            assertThat(json(reply).get("code").text()).isEqualTo("WRONG_OPENER");
            assertThat(json(reply).get("params").get("opener").text()).isEqualTo(auction ? "SELLER" : "BUYER");
        }
    }

    @Test
    void an_empty_object_of_private_terms_is_none_and_another_is_refused_where_it_stands() {
        String path = "/negotiations/"
                + done(shop.post(SELLER, "/negotiations", "{\"listing\":\"auction\",\"privateTerms\":{}}"))
                        .get("id")
                        .text()
                + "/join";

        assertThat(shop.post(BUYER, path, "{\"privateTerms\":{}}").status()).isEqualTo(200);
        assertThat(shop.post(BUYER, "/negotiations", "{\"listing\":\"sealed\",\"privateTerms\":{}}")
                        .status())
                .isEqualTo(201);
        Reply refused = shop.post(Caller.person("other"), path, "{\"privateTerms\":{\"items\":{}}}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(json(refused)
                        .get("violations")
                        .elements()
                        .get(0)
                        .get("pointer")
                        .text())
                .startsWith("/privateTerms");
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void a_value_that_may_not_stand_is_answered_with_what_may(String values, String code, String allowed) {
        String rest = Stream.of("\"price\":" + Storefront.euros(1), "\"count\":3", "\"colour\":\"a\"")
                .filter(value -> !values.startsWith(value.substring(0, value.indexOf(':'))))
                .collect(Collectors.joining(","));
        String offer = "{\"kind\":\"offer\",\"items\":[{\"item\":\"bike\",\"values\":{" + values + "," + rest + "}}]}";

        Json refused = json(shop.post(BUYER, "/negotiations", "{\"listing\":\"bike\",\"first\":" + offer + "}"));

        assertThat(refused.get("code").text()).isEqualTo(code);
        assertThat(refused.get("params").get("allowed").canonicalText()).isEqualTo(allowed);
    }

    static Stream<Arguments> wrongValues() {
        String price = "{\"currency\":\"EUR\",\"max\":100000000,\"min\":0,\"tick\":1,\"type\":\"price\"}";
        String count = "{\"max\":9,\"min\":0,\"step\":3,\"type\":\"integer\"}";
        return Stream.of(
                Arguments.of("\"price\":" + Storefront.euros(100_000_001), "OUT_OF_RANGE", price),
                Arguments.of("\"price\":7", "WRONG_TYPE", price),
                Arguments.of("\"price\":" + Storefront.euros(1).replace("EUR", "USD"), "WRONG_CURRENCY", price),
                Arguments.of("\"count\":12", "OUT_OF_RANGE", count),
                Arguments.of("\"count\":2", "OFF_TICK", count),
                Arguments.of("\"colour\":\"c\"", "OUT_OF_RANGE", "{\"labels\":[\"a\",\"b\"],\"type\":\"choice\"}"));
    }
}
