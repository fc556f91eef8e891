// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static dev.parley.adapter.http.AuctionHouse.ANN;
import static dev.parley.adapter.http.AuctionHouse.BEA;
import static dev.parley.adapter.http.AuctionHouse.CARL;
import static dev.parley.adapter.http.AuctionHouse.WATCHER;
import static dev.parley.adapter.http.AuctionHouse.code;
import static dev.parley.adapter.http.AuctionHouse.naming;
import static dev.parley.adapter.http.Storefront.HOST;
import static dev.parley.adapter.http.Storefront.SELLER;
import static dev.parley.adapter.http.Storefront.done;
import static dev.parley.adapter.http.Storefront.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.port.Caller;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A second chance as clients meet it: who sees it, who may take it, how it is paid for, and every wrong way to answer it. */
final class SecondChanceOverHttpTest {
    private static final Caller BOT = Caller.agent("bea", "bot");

    @Test
    void the_runner_up_sees_the_offer_takes_it_and_pays_for_it() {
        try (AuctionHouse house = AuctionHouse.hammered(1)) {
            assertThat(house.allowed(SELLER)).isEmpty();
            house.cancelsDealOf(ANN);
            assertThat(house.allowed(SELLER)).containsExactly("second-chance");
            assertThat(house.allowed(BEA)).isEmpty();

            done(house.moves(SELLER, "second-chance", ""));

            Json seen = house.sees(BEA);
            Json offer = seen.get("details").get("offer");
            assertThat(offer.get("price").integer()).isEqualTo(81_00);
            assertThat(offer.get("total").integer()).isEqualTo(81_00);
            assertThat(seen.get("details").get("secondChance").members()).containsKeys("until", "answerBy", "given");
            assertThat(seen.get("allowedActions")
                            .list(action -> action.get("kind").text()
                                    + action.get("answers").equals(offer.get("id"))))
                    .containsExactly("accepttrue", "declinetrue");
            done(house.moves(BEA, "accept", house.naming(BEA)));
            assertThat(house.sees(BEA).get("phase").text()).isEqualTo("sold");
            pays(house);
        }
    }

    private static void pays(AuctionHouse house) {
        String deal = house.dealOf(BEA);
        Json agreed = done(house.shop().get(BEA, "/deals/" + deal));
        assertThat(agreed.get("total").get("minorUnits").integer()).isEqualTo(81_00);
        done(house.shop().post(BEA, "/deals/" + deal + "/begin-checkout", ""));
        Json redeemed = done(house.shop()
                .post(HOST, "/deals/redeem", "{\"deals\":[\"" + deal + "\"],\"orderReference\":\"order-1\"}"));
        house.later(Duration.ofSeconds(1));
        assertThat(redeemed.get("items").elements().get(0).get("state").text()).isEqualTo("REDEEMED");
        Json stock = json(house.shop().get(HOST, "/listings/lamp/stock"))
                .get("items")
                .elements()
                .get(0);
        assertThat(stock.get("consumed").integer()).isOne();
        assertThat(stock.get("held").integer()).isZero();
    }

    @Test
    void others_see_to_whom_a_lamp_is_offered_at_which_price_and_nothing_that_answers_it() {
        try (AuctionHouse house = AuctionHouse.offeredAgain(1)) {
            String offer = house.sees(BEA).get("details").get("offer").get("id").text();
            for (Caller other : List.of(SELLER, ANN, CARL, WATCHER)) {
                Json seen = house.sees(other);
                assertThat(seen.get("details").find("offer")).isEmpty();
                assertThat(seen.get("allowedActions").elements()).isEmpty();
                assertThat(seen.canonicalText()).doesNotContain(offer);
                assertThat(seen.get("details").get("secondChance").get("given").elements())
                        .singleElement()
                        .satisfies(given -> {
                            assertThat(given.get("bidder").integer()).isEqualTo(2);
                            assertThat(given.get("price").integer()).isEqualTo(81_00);
                        });
                assertThat(Storefront.text(house.shop().get(other, house.path() + "/events")))
                        .contains("second-chance-given")
                        .doesNotContain(offer);
            }
        }
    }

    @Test
    void nobody_but_the_runner_up_answers_and_only_what_it_was_shown() {
        try (AuctionHouse house = AuctionHouse.offeredAgain(1)) {
            String right = house.naming(BEA);
            for (Caller other : List.of(SELLER, ANN, CARL)) {
                Reply refused = house.moves(other, "accept", right);
                assertThat(refused.status()).isEqualTo(409);
                assertThat(code(refused)).isEqualTo("MOVE_NOT_ALLOWED");
            }
            assertThat(house.moves(WATCHER, "accept", right).status()).isIn(403, 404);
            assertThat(code(house.moves(BEA, "second-chance", ""))).isEqualTo("MOVE_NOT_ALLOWED");
            assertThat(code(house.moves(SELLER, "second-chance", ""))).isEqualTo("MOVE_NOT_ALLOWED");

            Json offer = house.sees(BEA).get("details").get("offer");
            String id = offer.get("id").text();
            assertThat(code(house.moves(
                            BEA,
                            "accept",
                            naming("off-1", offer.get("termsHash").text()))))
                    .isEqualTo("STALE_OFFER");
            assertThat(code(house.moves(BEA, "accept", naming(id, Bodies.HASH))))
                    .isEqualTo("STALE_OFFER");
            assertThat(code(house.moves(BEA, "accept", ",\"answers\":\"" + id + "\"")))
                    .isEqualTo("STALE_OFFER");
            assertThat(code(house.moves(BEA, "accept", ""))).isEqualTo("STALE_OFFER");
            assertThat(house.moves(BEA, "accept", naming(id, "xyz")).status()).isIn(400, 422);
            assertThat(house.moves(BEA, "accept", right + ",\"payload\":{\"price\":1}")
                            .status())
                    .isIn(400, 422);
            assertThat(code(house.moves(BEA, "accept", right))).isEqualTo("DONE");
        }
    }

    @Test
    void an_acceptance_counts_once() {
        try (AuctionHouse house = AuctionHouse.offeredAgain(1)) {
            String accept = AuctionHouse.move("accept", house.naming(BEA));
            Reply first = house.shop().post(BEA, house.path() + "/moves", accept, "accepting");
            Reply again = house.shop().post(BEA, house.path() + "/moves", accept, "accepting");

            assertThat(first.status()).isEqualTo(200);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.header("Idempotent-Replayed")).contains("true");
            assertThat(code(house.shop().post(BEA, house.path() + "/moves", accept)))
                    .isEqualTo("NEGOTIATION_CLOSED");
            assertThat(house.sees(BEA).get("deals").elements()).hasSize(1);
        }
    }

    /** Of two lamps Ann and Bea have won one each, and Carl is offered Ann's. */
    @ParameterizedTest
    @CsvSource({"1, NEGOTIATION_CLOSED", "2, MOVE_NOT_ALLOWED"})
    void a_chance_that_is_over_is_not_taken(int units, String refusal) {
        try (AuctionHouse house = AuctionHouse.offeredAgain(units)) {
            Caller runnerUp = units == 1 ? BEA : CARL;
            String right = house.naming(runnerUp);
            house.later(Duration.ofDays(1));

            assertThat(code(house.moves(runnerUp, "accept", right))).isEqualTo(refusal);
            assertThat(house.allowed(runnerUp)).isEmpty();
            assertThat(house.sees(runnerUp).get("deals").elements()).isEmpty();
            assertThat(code(house.moves(SELLER, "second-chance", ""))).isEqualTo(refusal);
        }
    }

    @Test
    void a_lamp_that_is_gone_is_not_sold_again() {
        try (AuctionHouse offered = AuctionHouse.offeredAgain(1)) {
            String right = offered.naming(BEA);
            offered.sellsElsewhere();

            assertThat(code(offered.moves(BEA, "accept", right))).isEqualTo("NEGOTIATION_CLOSED");
            Json given = offered.sees(BEA)
                    .get("details")
                    .get("secondChance")
                    .get("given")
                    .elements()
                    .get(0);
            assertThat(given.get("answer").text()).isEqualTo("withdrawn");
        }
        try (AuctionHouse free = AuctionHouse.hammered(1)) {
            free.cancelsDealOf(ANN);
            free.sellsElsewhere();

            done(free.moves(SELLER, "second-chance", ""));
            Reply refused = free.moves(BEA, "accept", free.naming(BEA));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(code(refused)).isEqualTo("STOCK_UNAVAILABLE");
            assertThat(free.sees(BEA).get("deals").elements()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bid accept, 8100, 20000, DONE",
        "bid accept, 8099, 20000, MANDATE_BOUND",
        "bid accept, 20000, 8099, BUDGET_EXCEEDED",
        "bid buy-now, 20000, 20000, MANDATE_MOVE"
    })
    void an_agent_takes_it_within_its_mandate_alone_and_its_principal_may_all_the_same(
            String kinds, long perDeal, long budget, String answer) {
        try (AuctionHouse house = AuctionHouse.offeredAgain(1)) {
            done(house.shop().post(BEA, "/mandates", mandate(kinds, perDeal, budget)));

            Reply reply = house.moves(BOT, "accept", house.naming(BEA));

            assertThat(code(reply)).isEqualTo(answer);
            if (!answer.equals("DONE")) {
                assertThat(reply.status()).isEqualTo(403);
                assertThat(house.allowed(BEA)).containsExactly("accept", "decline");
                done(house.moves(BEA, "accept", house.naming(BEA)));
            }
            assertThat(house.sees(BEA).get("deals").elements()).hasSize(1);
        }
    }

    private static String mandate(String kinds, long perDeal, long budget) {
        String bounds = "{\"issues\":[],\"perDeal\":" + Storefront.euros(perDeal) + ",\"budget\":"
                + Storefront.euros(budget) + "}";
        return Bodies.mandate("bot", "BUYER", bounds)
                .replaceAll("\"kinds\":\\[[^]]*]", "\"kinds\":[\"" + kinds.replace(" ", "\",\"") + "\"]");
    }

    @Test
    void the_protocol_says_the_phase_and_the_moves() {
        try (AuctionHouse house = AuctionHouse.hammered(1)) {
            Json protocol = done(house.shop().get(BEA, "/protocols/english"));

            assertThat(protocol.get("moveSchemas").members()).containsKeys("second-chance", "accept", "decline");
            assertThat(protocol.get("phases").list(phase -> phase.get("name").text()))
                    .contains("after-hammer");
            assertThat(protocol.get("rulesSchema").get("properties").members())
                    .containsKeys("secondChanceSeconds", "secondChanceWithinSeconds");
        }
    }

    @Test
    void rules_that_do_not_fit_are_named_by_their_place() {
        try (AuctionHouse house = AuctionHouse.hammered(1)) {
            for (String bad : List.of("3599", "604801", "\"86400\"", "1.5", "null")) {
                String policy = """
                        {"rules":[{"name":"auctions","choice":{"protocol":"english","version":1,"settlement":"each-item",
                         "parameters":{"secondChanceSeconds":%s}}}]}""".formatted(bad);
                Reply reply = house.shop()
                        .send(
                                "policy",
                                Storefront.EDITOR,
                                Sent.post("/policy", policy)
                                        .method("PUT")
                                        .with("If-Match", house.shop().policyTag()));
                assertThat(reply.status()).as(bad).isIn(400, 422);
            }
        }
    }
}
