// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.Opening;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules that do not fit the item are refused at the opening, each by its field in plain words. */
class EnglishRulesTest {
    private static final Item VASE = Wares.vase(Wares.EUR, 1);

    private static Map<String, String> faults(Json.Builder rules) {
        return Bidding.faults(Bidding.opening(rules, VASE, Map.of()));
    }

    private static Map<String, String> reserved(Json.Builder rules, Map<SeatId, Json> terms) {
        return Bidding.faults(Bidding.opening(rules, VASE, terms));
    }

    @Test
    void the_defaults_open() {
        assertThat(faults(Json.object())).isEmpty();
    }

    @Test
    void the_start_is_above_or_below_the_list_price_or_an_amount() {
        assertThat(Bidding.of(Json.object().put("startPercent", 25)).price()).isEqualTo(20_000);
        assertThat(Bidding.of(Json.object().put("startPercent", 150)).price()).isEqualTo(120_000);
        assertThat(Bidding.of(Json.object().put("startPrice", 777)).price()).isEqualTo(777);
        assertThat(Bidding.of(Json.object()).price()).isZero();
        assertThat(faults(Json.object().put("startPrice", 5).put("startPercent", 5)))
                .containsEntry("/startPrice", "must be left out beside startPercent");
        assertThat(faults(Json.object().put("startPrice", 1_000_001))).containsKey("/startPrice");
    }

    @Test
    void a_percentage_is_rounded_down_to_the_items_tick() {
        Item coarse = Wares.vase(Wares.EUR, 500);
        Opening<EnglishRules> opening = Bidding.opening(Json.object().put("startPercent", 1), coarse, Map.of());

        assertThat(Bidding.opened(opening).price()).isEqualTo(500);
    }

    @Test
    void an_open_reserve_is_above_the_start_and_alone() {
        assertThat(faults(Wares.plain().put("reservePrice", 10)))
                .containsEntry("/reservePrice", "must be above the starting price");
        assertThat(faults(Wares.plain().put("reservePrice", 50).put("reservePercent", 1)))
                .containsKey("/reservePrice");
        assertThat(reserved(Wares.plain().put("reservePrice", 50).put("hiddenReserve", true), Bidding.terms(60)))
                .containsEntry("/hiddenReserve", "must be false beside an open reserve");
    }

    @Test
    void a_hidden_reserve_cannot_be_lost_nor_come_uncalled() {
        assertThat(reserved(Wares.plain().put("hiddenReserve", true), Map.of())).containsKey("/privateTerms");
        assertThat(reserved(Wares.plain(), Bidding.terms(60))).containsKey("/privateTerms");
        assertThat(reserved(Wares.plain().put("hiddenReserve", true), Bidding.terms(60)))
                .isEmpty();
        assertThat(reserved(Wares.plain().put("hiddenReserve", true), Bidding.terms(1_000_001)))
                .containsKey("/privateTerms");
    }

    @Test
    void a_hidden_reserve_is_at_most_the_price_for_buying_now() {
        Json.Builder rules = Wares.plain().put("hiddenReserve", true).put("buyNowPrice", 100);

        assertThat(reserved(rules, Bidding.terms(100))).isEmpty();
        assertThat(reserved(rules, Bidding.terms(101))).containsKey("/privateTerms");
    }

    @Test
    void buying_now_is_above_the_start_not_below_the_reserve_and_for_one_unit() {
        assertThat(faults(Wares.plain().put("buyNowPrice", 10)))
                .containsEntry("/buyNowPrice", "must be above the starting price");
        assertThat(faults(Wares.plain().put("buyNowPrice", 40).put("reservePrice", 50)))
                .containsEntry("/buyNowPrice", "must not be below the reserve");
        assertThat(faults(Wares.plain().put("buyNowPrice", 40).put("units", 2)))
                .containsEntry("/buyNowPrice", "must be left out where several units are for sale");
    }

    @Test
    void times_lie_ahead_and_the_soft_close_is_shorter_than_the_auction() {
        assertThat(faults(Wares.plain().put("startsAt", "2026-03-01T09:00:00Z")))
                .containsKey("/startsAt");
        assertThat(faults(Wares.plain().put("closesAt", "2026-03-01T09:00:00Z")))
                .containsKey("/closesAt");
        assertThat(faults(Wares.plain().put("softCloseSeconds", 3_600).put("softCloseMostSeconds", 60)))
                .containsEntry("/softCloseSeconds", "must be less than the auction takes");
        assertThat(faults(Wares.plain().put("softCloseSeconds", 60).put("softCloseMostSeconds", 3_600)))
                .containsEntry("/softCloseMostSeconds", "must be less than the auction takes");
        assertThat(faults(Wares.plain().put("retractionLockSeconds", 3_600))).containsKey("/retractionLockSeconds");
    }

    @Test
    void an_auction_of_any_length_opens_where_the_soft_close_is_left_out() {
        for (long seconds :
                List.of(1L, 2L, 3L, 59L, 120L, 121L, 240L, 3_600L, 3_601L, 7_200L, EnglishTimes.MAX_SECONDS)) {
            assertThat(faults(Json.object().put("closesAfterSeconds", seconds)))
                    .as("%d seconds", seconds)
                    .isEmpty();
            assertThat(faults(Json.object().put("closesAt", Bidding.OPENED.plusSeconds(seconds))))
                    .as("until %d seconds later", seconds)
                    .isEmpty();
        }
    }

    @Test
    void a_soft_close_that_is_left_out_follows_the_auctions_length_and_everybody_reads_it() {
        assertThat(softClose(Json.object().put("closesAfterSeconds", 600_000))).containsExactly(120L, 3_600L);
        assertThat(softClose(Json.object().put("closesAfterSeconds", 3_600))).containsExactly(120L, 1_800L);
        assertThat(softClose(Json.object().put("closesAfterSeconds", 61))).containsExactly(30L, 30L);
        assertThat(softClose(Json.object().put("closesAfterSeconds", 3_600).put("softCloseSeconds", 300)))
                .containsExactly(300L, 1_800L);
        assertThat(softClose(Json.object().put("closesAfterSeconds", 3_600).put("softCloseMostSeconds", 60)))
                .containsExactly(120L, 60L);
    }

    private static List<Long> softClose(Json.Builder rules) {
        Json seen = Bidding.of(rules).watched();
        return List.of(
                seen.get("softCloseSeconds").integer(),
                seen.get("softCloseMostSeconds").integer());
    }

    @Test
    void increments_begin_at_nothing_and_rise() {
        Json late = Json.object().put("from", 1).put("step", 1).build();
        Json first = Json.object().put("from", 0).put("step", 1).build();

        assertThat(faults(Wares.plain().put("increments", Json.array(List.of(late)))))
                .containsKey("/increments");
        assertThat(faults(Wares.plain().put("increments", Json.array(List.of(first, late, late)))))
                .containsKey("/increments");
        assertThat(EnglishForms.ALL
                        .rules()
                        .faults(Wares.plain()
                                .put(
                                        "increments",
                                        Json.array(List.of(Json.object()
                                                .put("from", 0)
                                                .put("step", 0)
                                                .build())))
                                .build()))
                .extracting(fault -> fault.pointer())
                .containsExactly("/increments/0/step");
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(faults(Wares.plain()
                        .put("units", 9)
                        .put("retractionLockSeconds", 9_999)
                        .put("reservePrice", 1)))
                .containsOnlyKeys("/reservePrice", "/retractionLockSeconds", "/units", "code");
    }

    @Test
    void no_currency_has_an_increment_of_nothing() {
        for (String code : List.of("EUR", "JPY", "KWD", "CLF")) {
            Item vase = Wares.vase(Currency.getInstance(code), 1);
            Bidding bidding = Bidding.opened(Bidding.opening(Json.object(), vase, Map.of()));
            assertThat(bidding.game().ascent().minimum(new Lead(0, List.of(Wares.ANN), false)))
                    .isPositive();
        }
    }
}
