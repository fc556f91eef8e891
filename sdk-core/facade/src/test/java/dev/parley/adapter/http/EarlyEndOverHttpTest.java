// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static dev.parley.adapter.http.AuctionHouse.ANN;
import static dev.parley.adapter.http.AuctionHouse.CARL;
import static dev.parley.adapter.http.AuctionHouse.WATCHER;
import static dev.parley.adapter.http.AuctionHouse.code;
import static dev.parley.adapter.http.Storefront.SELLER;
import static dev.parley.adapter.http.Storefront.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.port.Caller;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A seller that ends its auction before the close, as clients meet it. */
final class EarlyEndOverHttpTest {
    private static final Caller BOT = Caller.agent("seller", "bot");
    private static final String UNTIL_SOLD = ",\"callingOff\":\"unsold\",\"closesEarly\":true";

    @Test
    void the_seller_alone_is_shown_what_it_may_end_and_everybody_how_it_ended() {
        try (AuctionHouse house = new AuctionHouse(1, UNTIL_SOLD)) {
            assertThat(house.allowed(SELLER)).containsExactly("call-off");
            house.bids(CARL, 80_00);
            house.bids(ANN, 150_00);

            Json seen = house.sees(SELLER);
            Json action = seen.get("allowedActions").elements().get(0);
            assertThat(action.get("kind").text()).isEqualTo("close-early");
            assertThat(action.get("limits").get("price").integer()).isEqualTo(81_00);
            assertThat(house.allowed(ANN)).containsExactly("bid");
            Reply calledOff = house.moves(SELLER, "call-off", "");
            assertThat(calledOff.status()).isEqualTo(409);
            assertThat(code(calledOff)).isEqualTo("BID_STANDS");
            for (Caller other : List.of(ANN, CARL)) {
                assertThat(code(house.moves(other, "close-early", ""))).isEqualTo("MOVE_NOT_ALLOWED");
            }
            assertThat(house.moves(WATCHER, "close-early", "").status()).isIn(403, 404);

            done(house.moves(SELLER, "close-early", ""));

            Json won = house.sees(ANN);
            assertThat(won.get("phase").text()).isEqualTo("sold");
            assertThat(won.get("deals").elements()).hasSize(1);
            assertThat(Storefront.text(house.shop().get(WATCHER, house.path() + "/events")))
                    .contains("\"reason\":\"sold-early\"");
        }
    }

    @Test
    void an_auction_that_is_called_off_is_over_and_sells_nothing() {
        try (AuctionHouse house = new AuctionHouse(1, ",\"callingOff\":\"always\"")) {
            house.bids(ANN, 150_00);
            assertThat(code(house.moves(SELLER, "close-early", ""))).isEqualTo("MOVE_NOT_ALLOWED");

            done(house.moves(SELLER, "call-off", ""));

            Json seen = house.sees(ANN);
            assertThat(seen.get("phase").text()).isEqualTo("called-off");
            assertThat(seen.get("open").bool()).isFalse();
            assertThat(seen.get("deals").elements()).isEmpty();
            assertThat(Storefront.text(house.shop().get(WATCHER, house.path() + "/events")))
                    .contains("\"reason\":\"called-off\"");
            assertThat(code(house.moves(SELLER, "call-off", ""))).isEqualTo("NEGOTIATION_CLOSED");
        }
    }

    @Test
    void without_the_rule_and_with_what_is_none_of_its_fields_an_end_is_refused() {
        try (AuctionHouse plain = new AuctionHouse(1, "")) {
            plain.bids(ANN, 150_00);
            assertThat(code(plain.moves(SELLER, "call-off", ""))).isEqualTo("MOVE_NOT_ALLOWED");
            assertThat(code(plain.moves(SELLER, "close-early", ""))).isEqualTo("MOVE_NOT_ALLOWED");
        }
        try (AuctionHouse house = new AuctionHouse(1, UNTIL_SOLD)) {
            assertThat(code(house.moves(SELLER, "close-early", ""))).isEqualTo("NO_BID_STANDS");
            assertThat(house.moves(SELLER, "call-off", ",\"payload\":{\"reason\":\"no time\"}")
                            .status())
                    .isIn(400, 422);
            assertThat(code(house.moves(SELLER, "call-off", AuctionHouse.naming("off-1", Bodies.HASH))))
                    .isEqualTo("STALE_OFFER");
        }
    }

    @ParameterizedTest
    @CsvSource({"close-early, 8100, DONE", "close-early, 8101, MANDATE_BOUND", "call-off, 8100, MANDATE_MOVE"})
    void an_agent_closes_early_at_its_floor_or_above_and_if_its_mandate_allows_it(
            String allowed, long floor, String answer) {
        try (AuctionHouse house = new AuctionHouse(1, UNTIL_SOLD)) {
            house.bids(CARL, 80_00);
            house.bids(ANN, 150_00);
            String bounds = "{\"issues\":[],\"unitPrice\":" + Storefront.euros(floor) + "}";
            done(house.shop()
                    .post(
                            SELLER,
                            "/mandates",
                            Bodies.mandate("bot", "SELLER", bounds)
                                    .replaceAll("\"kinds\":\\[[^]]*]", "\"kinds\":[\"" + allowed + "\"]")));

            assertThat(code(house.moves(BOT, "close-early", ""))).isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @CsvSource({"callingOff, '\"sometimes\"'", "callingOff, true", "closesEarly, '\"always\"'", "closesEarly, 1"})
    void rules_that_say_anything_else_are_refused(String parameter, String value) {
        try (AuctionHouse house = new AuctionHouse(1, "")) {
            String policy = """
                    {"rules":[{"name":"auctions","choice":{"protocol":"english","version":1,"settlement":"each-item",
                     "parameters":{"%s":%s}}}]}""".formatted(parameter, value);
            Reply reply = house.shop()
                    .send(
                            "policy",
                            Storefront.EDITOR,
                            Sent.post("/policy", policy)
                                    .method("PUT")
                                    .with("If-Match", house.shop().policyTag()));
            assertThat(reply.status()).isIn(400, 422);
        }
    }
}
