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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Settlement rules and requests as the contract says them. */
final class SettlementOverHttpTest {
    private final Storefront shop = new Storefront(store -> store);

    @AfterEach
    void close() {
        shop.close();
    }

    private Reply publish(String version, String settlement) {
        String draft = """
                {"rules":[{"name":"one","choice":{"protocol":"alternating-offers","version":1,%s}}]}""".formatted(settlement);
        return shop.send(
                "policy", EDITOR, Sent.post("/policy", draft).method("PUT").with("If-Match", "\"" + version + "\""));
    }

    private static List<String> violations(Reply reply) {
        return json(reply).get("violations").list(fault -> fault.get("pointer").text());
    }

    private Reply open() {
        return shop.post(BUYER, "/negotiations", "{\"listing\":\"camera\"}");
    }

    @Test
    void bundles_are_published_shown_in_the_policy_in_a_negotiation_and_in_a_deal() {
        Json policy = done(publish("0", "\"settlement\":\"bundles\",\"bundles\":[[\"body\",\"lens\"]]"));
        Json choice = policy.get("rules").list(rule -> rule.get("choice")).get(0);
        assertThat(choice.get("bundles").canonicalText()).isEqualTo("[[\"body\",\"lens\"]]");
        shop.list("camera", "cameras", Storefront.item("body", 1), Storefront.item("lens", 1));

        Json opened = done(open());

        assertThat(opened.get("settlement").text()).isEqualTo("bundles");
        assertThat(opened.get("bundles").canonicalText()).isEqualTo("[[\"body\",\"lens\"]]");
        assertThat(opened.find("atLeast")).isEmpty();
    }

    @Test
    void what_a_settlement_lacks_or_has_too_much_is_named_by_its_place() {
        assertThat(violations(publish("0", "\"settlement\":\"at-least\""))).containsExactly("/rules/0/choice/atLeast");
        assertThat(violations(publish("0", "\"settlement\":\"all\",\"atLeast\":2")))
                .containsExactly("/rules/0/choice/atLeast");
        assertThat(violations(publish("0", "\"settlement\":\"at-least\",\"atLeast\":101")))
                .containsExactly("/rules/0/choice/atLeast");
        assertThat(violations(publish("0", "\"settlement\":\"bundles\",\"bundles\":[[\"a\"],[\"b\",\"a\"]]")))
                .containsExactly("/rules/0/choice/bundles/1/1");
        assertThat(violations(publish("0", "\"settlement\":\"bundles\",\"bundles\":[[\"a\"],[]]")))
                .containsExactly("/rules/0/choice/bundles/1");
        assertThat(publish("0", "\"settlement\":\"bundles\",\"bundles\":[\"a\"]")
                        .status())
                .isEqualTo(400);
        assertThat(publish("0", "\"settlement\":\"some\"").status()).isIn(400, 422);
    }

    @Test
    void at_least_more_items_than_the_listing_has_opens_nothing() {
        done(publish("0", "\"settlement\":\"at-least\",\"atLeast\":3"));
        shop.list("camera", "cameras", Storefront.item("body", 1), Storefront.item("lens", 1));

        Reply refused = open();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(json(refused).get("code").text()).isEqualTo("INVALID_RULES");
        assertThat(violations(refused)).containsExactly("/atLeast");
    }

    @Test
    void a_request_says_that_its_owner_buys() {
        done(publish("0", "\"settlement\":\"each-item\""));
        String listing =
                Storefront.listing("cameras", Storefront.item("body", 1)).replaceFirst("\\{", "{\"side\":\"BUYER\",");
        Json put = done(shop.put(HOST, "/listings/camera", listing));
        assertThat(put.get("side").text()).isEqualTo("BUYER");

        Json opened = done(open());

        assertThat(opened.get("listing").get("side").text()).isEqualTo("BUYER");
        assertThat(opened.get("seat").text()).isEqualTo("seller");
        assertThat(json(shop.get(SELLER, "/listings/camera")).get("side").text())
                .isEqualTo("BUYER");
        assertThat(shop.put(HOST, "/listings/other", listing.replace("BUYER", "MEDIATOR"))
                        .status())
                .isIn(400, 422);
    }
}
