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
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request for quotes as the contract says it: the owner of the listing buys, and whoever joins sells. */
final class QuotesOverHttpTest {
    private final Storefront shop = new Storefront(store -> store);

    @AfterEach
    void close() {
        shop.close();
    }

    private Json opened() {
        String policy = """
                {"rules":[{"name":"requests","choice":{"protocol":"request-for-quotes","version":1,"settlement":"each-item",
                 "parameters":{"seconds":3600,"ceilingPercent":90,"rivals":"best"}}}]}""";
        done(shop.send(
                "policy", EDITOR, Sent.post("/policy", policy).method("PUT").with("If-Match", "\"0\"")));
        String listing =
                Storefront.listing("desks", Storefront.item("desk", 1)).replaceFirst("\\{", "{\"side\":\"BUYER\",");
        done(shop.put(HOST, "/listings/desk", listing));
        return done(shop.post(SELLER, "/negotiations", "{\"listing\":\"desk\"}"));
    }

    private static String quote(long cents) {
        return Storefront.offer("desk", cents).replace("\"offer\"", "\"quote\"");
    }

    @Test
    void a_seller_joins_quotes_and_improves_and_the_buyer_has_its_deal_at_the_close() {
        Json opened = opened();
        String path = "/negotiations/" + opened.get("id").text();
        assertThat(opened.get("seat").text()).isEqualTo("buyer");
        Json joined = done(shop.post(BUYER, path + "/join", "{}"));
        assertThat(joined.get("allowedActions")
                        .list(action -> action.get("kind").text()))
                .containsExactly("quote");

        Json quoted = done(shop.post(BUYER, path + "/moves", quote(89_00)));
        assertThat(quoted.get("details").get("bestScore").integer()).isEqualTo(89_00);
        assertThat(done(shop.post(BUYER, path + "/moves", quote(85_00)))
                        .get("details")
                        .get("own")
                        .get("quote")
                        .get("score")
                        .integer())
                .isEqualTo(85_00);
        assertThat(json(shop.get(SELLER, path)).get("details").get("own").members())
                .isEmpty();
        shop.clock().advance(Duration.ofHours(1));

        Json closed = json(shop.get(SELLER, path));
        assertThat(closed.get("phase").text()).isEqualTo("awarded");
        assertThat(closed.get("deals").elements()).hasSize(1);
        assertThat(closed.get("details").get("own").get("quotes").elements()).hasSize(1);
    }

    @Test
    void a_refusal_says_which_code_and_what_would_pass() {
        String path = "/negotiations/" + opened().get("id").text();
        done(shop.post(BUYER, path + "/join", "{}"));
        Reply above = shop.post(BUYER, path + "/moves", quote(90_01));
        assertThat(above.status()).isEqualTo(422);
        assertThat(json(above).get("code").text()).isEqualTo("ABOVE_CEILING");
        assertThat(json(above).get("params").get("ceiling").integer()).isEqualTo(90_00);

        done(shop.post(BUYER, path + "/moves", quote(80_00)));
        Reply same = shop.post(BUYER, path + "/moves", quote(80_00));
        assertThat(same.status()).isEqualTo(422);
        assertThat(json(same).get("params").get("score").integer()).isEqualTo(79_99);
        Reply owner = shop.post(SELLER, path + "/moves", quote(1_00));
        assertThat(json(owner).get("code").text()).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(shop.post(BUYER, path + "/moves", quote(80_00).replace("EUR", "USD"))
                        .status())
                .isEqualTo(422);
    }
}
