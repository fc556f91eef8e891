// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static dev.parley.adapter.http.Storefront.BUYER;
import static dev.parley.adapter.http.Storefront.OPERATOR;
import static dev.parley.adapter.http.Storefront.SELLER;
import static dev.parley.adapter.http.Storefront.done;
import static dev.parley.adapter.http.Storefront.euros;
import static dev.parley.adapter.http.Storefront.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.port.Caller;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An autopilot as the contract says it: started, read, paused, resumed and stopped by its principal. */
final class AutopilotOverHttpTest {
    private final Storefront shop = new Storefront(store -> store);
    private String mandate = "";

    @BeforeEach
    void grant() {
        shop.publish();
        shop.list("bike", "alternating-offers", Storefront.item("bike", 3));
        shop.list("vase", "sealed-bid", Storefront.item("vase", 3));
        String draft = """
                {"agent":"bot","role":"BUYER","scope":{"anything":true,"categories":[],"listings":[],"sellers":[]},
                 "currency":"EUR","taxIncluded":true,"shippingIncluded":true,"bounds":{"issues":[]},
                 "conduct":{"kinds":["offer","counter","accept"],"minSecondsBetweenMoves":0,"disclosure":[]},
                 "validFrom":"2026-01-01T00:00:00.000000Z","validUntil":"2027-01-01T00:00:00.000000Z"}""";
        mandate = done(shop.post(BUYER, "/mandates", draft)).get("id").text();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private String opened(String listing) {
        Json opened = done(shop.post(BUYER, "/negotiations", "{\"listing\":\"" + listing + "\"}"));
        return "/negotiations/" + opened.get("id").text();
    }

    private String draft(String strategy) {
        return "{\"mandate\":\"" + mandate + "\",\"strategy\":" + strategy + ",\"aspiration\":" + euros(50_00)
                + ",\"reservation\":" + euros(90_00) + "}";
    }

    private String linear() {
        return draft("{\"name\":\"conceding\",\"concession\":1000}");
    }

    private void looks() {
        shop.clock().advance(Duration.ofSeconds(1));
    }

    private void counters(String path, long cents) {
        Json offer = json(shop.get(SELLER, path)).get("details").get("offer");
        String move = Storefront.offer("bike", cents)
                .replace(
                        "\"kind\":\"offer\"",
                        "\"kind\":\"counter\",\"answers\":" + offer.get("id").canonicalText() + ",\"termsHash\":"
                                + offer.get("termsHash").canonicalText());
        done(shop.post(SELLER, path + "/moves", move));
        looks();
    }

    @Test
    void its_principal_starts_it_reads_why_pauses_resumes_and_stops_it() {
        String path = opened("bike");
        Reply started = shop.post(BUYER, path + "/autopilot", linear());
        assertThat(started.status()).isEqualTo(201);
        assertThat(json(started).get("state").text()).isEqualTo("RUNNING");
        assertThat(json(started).get("agent").text()).isEqualTo("bot");
        assertThat(json(started).get("strategy").get("concession").integer()).isEqualTo(1_000);
        looks();
        counters(path, 100_00);

        Json decisions = done(shop.get(BUYER, path + "/autopilot/decisions?limit=1"));
        Json last = decisions.get("items").elements().get(0);
        assertThat(last.get("number").integer()).isEqualTo(2);
        assertThat(last.get("move").text()).isEqualTo("counter");
        assertThat(last.get("price").get("minorUnits").integer()).isBetween(50_01L, 60_00L);
        assertThat(last.get("offered").integer()).isEqualTo(-250);
        assertThat(last.get("outcome").text()).isEqualTo("MADE");
        assertThat(last.get("why").text()).startsWith("Offers ").contains("EUR in return");
        Json older = done(shop.get(
                BUYER,
                path + "/autopilot/decisions?cursor=" + decisions.get("next").text()));
        assertThat(older.get("items").elements()).hasSize(1);

        assertThat(state(shop.post(BUYER, path + "/autopilot/pause", ""))).isEqualTo("PAUSED");
        assertThat(code(shop.post(BUYER, path + "/autopilot/pause", ""))).isEqualTo("409 AUTOPILOT_NOT_RUNNING");
        counters(path, 99_00);
        assertThat(json(shop.get(BUYER, path)).get("details").get("turn").text())
                .isEqualTo("buyer");
        assertThat(state(shop.post(BUYER, path + "/autopilot/resume", ""))).isEqualTo("RUNNING");
        looks();
        assertThat(json(shop.get(BUYER, path)).get("details").get("turn").text())
                .isEqualTo("seller");
        assertThat(state(shop.post(BUYER, path + "/autopilot/stop", ""))).isEqualTo("STOPPED");
        Json stopped = done(shop.get(BUYER, path + "/autopilot"));
        assertThat(stopped.get("why").text()).isEqualTo("BY_PRINCIPAL");
        assertThat(stopped.get("decisions").integer()).isEqualTo(3);
    }

    private static String state(Reply reply) {
        return done(reply).get("state").text();
    }

    private static String code(Reply reply) {
        return reply.status() + " " + json(reply).get("code").text();
    }

    @Test
    void its_tag_moves_when_it_does_and_not_with_time() {
        String path = opened("bike");
        done(shop.post(BUYER, path + "/autopilot", linear()));
        looks();
        String tag = shop.get(BUYER, path + "/autopilot").header("ETag").orElseThrow();
        shop.clock().advance(Duration.ofMinutes(10));
        Sent again = Sent.get(path + "/autopilot").with("If-None-Match", tag);
        assertThat(shop.send("again", BUYER, again).status()).isEqualTo(304);

        counters(path, 100_00);
        assertThat(shop.send("again", BUYER, again).status()).isEqualTo(200);
    }

    @Test
    void nobody_else_reads_or_commands_it() {
        String path = opened("bike");
        assertThat(code(shop.get(BUYER, path + "/autopilot"))).isEqualTo("404 NOT_FOUND");
        done(shop.post(BUYER, path + "/autopilot", linear()));
        for (Caller other : new Caller[] {OPERATOR, Caller.agent("buyer", "bot")}) {
            assertThat(code(shop.get(other, path + "/autopilot"))).isEqualTo("403 NOT_ENTITLED");
            assertThat(code(shop.post(other, path + "/autopilot/stop", ""))).isEqualTo("403 NOT_ENTITLED");
        }
        assertThat(code(shop.get(SELLER, path + "/autopilot"))).isEqualTo("404 NOT_FOUND");
        assertThat(code(shop.get(SELLER, path + "/autopilot/decisions"))).isEqualTo("404 NOT_FOUND");
        assertThat(code(shop.get(Caller.person("mallory"), path + "/autopilot")))
                .isEqualTo("404 NOT_FOUND");
        assertThat(code(shop.post(BUYER, path + "/autopilot", linear()))).isEqualTo("409 AUTOPILOT_ACTIVE");
    }

    @Test
    void what_no_strategy_plays_is_told_with_what_to_do() {
        Reply refused = shop.post(BUYER, opened("vase") + "/autopilot", linear());

        assertThat(code(refused)).isEqualTo("422 NO_STRATEGY");
        assertThat(json(refused).get("title").text()).contains("move yourself");
        assertThat(json(refused).get("params").get("protocol").text()).isEqualTo("sealed-bid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"conceding\"}",
                "{\"name\":\"conceding\",\"concession\":0}",
                "{\"name\":\"conceding\",\"concession\":0.2}",
                "{\"name\":\"conceding\",\"concession\":1000,\"window\":2}",
                "{\"name\":\"boulware\",\"concession\":1000}",
                "{\"name\":\"equilibrium\",\"ownDiscount\":1000,\"otherDiscount\":1000}",
                "{\"name\":\"minimal-concession\",\"seed\":7}",
                "{}",
                "null",
                "\"conceding\""
            })
    void a_strategy_that_is_none_is_a_bad_request_by_its_place(String strategy) {
        String path = opened("bike");
        Reply refused = shop.post(BUYER, path + "/autopilot", draft(strategy));

        assertThat(refused.status()).as(Storefront.text(refused)).isIn(400, 422);
        assertThat(json(refused)
                        .get("violations")
                        .elements()
                        .get(0)
                        .get("pointer")
                        .text())
                .startsWith("/strategy");
        assertThat(code(shop.get(BUYER, path + "/autopilot"))).isEqualTo("404 NOT_FOUND");
        assertThat(shop.faults()).isEmpty();
    }
}
