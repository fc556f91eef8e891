// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.model.IssueId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.OfferId;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Stake;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a request for quotes does, move by move. */
class RequestForQuotesTest {
    private static Terms at(long cents) {
        return Wanted.chairs(cents, 20, 1, 60);
    }

    private static Json.Builder split(int winners) {
        return Wanted.rules().put("winners", (long) winners).put("units", 100);
    }

    /** 20 chairs; a day later costs 1.00, a month of warranty less 0.50. */
    @Test
    void the_best_score_wins_and_is_paid_its_own_price() {
        QuoteRoom room = QuoteRoom.of(Wanted.rules());
        assertThat(room.quote("sam", Wanted.chairs(80_00, 20, 20, 24))).isEqualTo("DONE");
        assertThat(room.quote("bob", Wanted.chairs(92_00, 20, 3, 60))).isEqualTo("DONE");
        assertThat(room.quote("carl", Wanted.chairs(85_00, 20, 6, 36))).isEqualTo("DONE");
        assertThat(room.game().book().ranking())
                .extracting(quote -> quote.seat() + " " + quote.score())
                .containsExactly("bob 9400", "carl 10200", "sam 11700");

        assertThat(room.quote("carl", Wanted.chairs(76_50, 20, 6, 36))).isEqualTo("DONE");
        room.close();

        assertThat(room.phase()).isEqualTo("awarded");
        assertThat(room.awards()).hasSize(1);
        assertThat(room.awards().get(0).seller().value()).isEqualTo("carl");
        assertThat(room.awards().get(0).amount()).isEqualTo(Money.of(20 * 76_50, "EUR"));
        assertThat(room.seen("buyer")
                        .get("own")
                        .get("quotes")
                        .list(row -> row.get("score").integer()))
                .containsExactly(93_50L, 94_00L, 117_00L);
    }

    @Test
    void of_equal_scores_the_earliest_wins_and_an_improvement_is_a_new_quote() {
        QuoteRoom room = QuoteRoom.of(Wanted.rules());
        room.quote("sam", at(90_00));
        room.quote("bob", at(88_00));
        assertThat(room.quote("sam", at(88_00))).isEqualTo("DONE");
        assertThat(room.close().won()).isEqualTo(Map.of("bob", 20L));
    }

    @Test
    void the_units_go_to_the_best_quotes_first_and_the_last_winner_gets_what_is_left() {
        QuoteRoom room = QuoteRoom.of(split(3));
        room.quote("sam", Wanted.chairs(90_00, 60, 1, 60));
        room.quote("bob", Wanted.chairs(80_00, 70, 1, 60));
        room.quote("carl", Wanted.chairs(95_00, 100, 1, 60));
        room.close();
        assertThat(room.won()).isEqualTo(Map.of("bob", 70L, "sam", 30L));
        assertThat(room.awards())
                .extracting(award -> award.amount().minorUnits())
                .containsExactly(5_600_00L, 2_700_00L);
    }

    @Test
    void what_no_winner_covers_stays_open_unless_the_buyer_wants_all_or_nothing() {
        for (boolean wholeOnly : List.of(false, true)) {
            QuoteRoom room = QuoteRoom.of(split(2).put("wholeOnly", wholeOnly));
            room.quote("sam", Wanted.chairs(80_00, 30, 1, 60));
            room.quote("bob", Wanted.chairs(90_00, 40, 1, 60));
            room.quote("carl", Wanted.chairs(95_00, 100, 1, 60));
            room.close();
            assertThat(room.won()).isEqualTo(wholeOnly ? Map.of() : Map.of("sam", 30L, "bob", 40L));
            assertThat(room.seen("sam").get("closeReason").text())
                    .isEqualTo(wholeOnly ? "unawarded" : "partly-awarded");
        }
    }

    @Test
    void all_or_nothing_awards_settle_together() {
        QuoteRoom room = QuoteRoom.of(split(2).put("wholeOnly", true));
        room.quote("sam", Wanted.chairs(80_00, 30, 1, 60));
        room.quote("bob", Wanted.chairs(90_00, 100, 1, 60));
        room.close();
        assertThat(room.won()).isEqualTo(Map.of("sam", 30L, "bob", 70L));
        assertThat(room.awards()).allSatisfy(award -> assertThat(award.group()).contains("request"));
    }

    @Test
    void a_quote_binds_to_any_part_of_its_quantity_that_may_be_awarded() {
        Terms quoted = Wanted.chairs(80_00, 60, 1, 60);
        assertThat(QuoteRoom.of(split(2)).binds("sam", quoted))
                .containsExactly(List.of(Wanted.chairs(80_00, 10, 1, 60)), List.of(quoted));
        assertThat(QuoteRoom.of(Wanted.rules()).binds("sam", Wanted.without(at(80_00), Wanted.QUANTITY)))
                .containsExactly(List.of(at(80_00)));
    }

    @Test
    void the_buyer_owes_the_dearest_award_whatever_is_quoted_and_a_seller_its_quote() {
        QuoteRoom open = QuoteRoom.of(Wanted.rules().put("ceilingPercent", 95));
        QuoteRoom hidden = QuoteRoom.hidden(Wanted.rules(), 95_00);
        for (QuoteRoom room : List.of(open, hidden)) {
            assertThat(room.stakes("buyer"))
                    .extracting(Stake::money, Stake::deals)
                    .containsExactly(tuple(Optional.of(Money.of(20 * 95_00, "EUR")), 1));
            assertThat(room.quote("sam", at(70_00))).isEqualTo("DONE");
            assertThat(room.stakes("buyer").get(0).money()).contains(Money.of(20 * 95_00, "EUR"));
            assertThat(room.stakes("sam")).extracting(Stake::deals).containsExactly(1);
            assertThat(room.stakes("bob")).isEmpty();
            room.close();
            assertThat(room.stakes("buyer")).isEmpty();
            assertThat(room.stakes("sam")).isEmpty();
        }
        assertThat(QuoteRoom.of(Wanted.rules()).stakes("buyer").get(0).money()).contains(Money.of(20 * 200_00, "EUR"));
        assertThat(QuoteRoom.of(split(3)).stakes("buyer").get(0).deals()).isEqualTo(3);
    }

    static Stream<Object[]> faulty() {
        Terms whole = at(80_00);
        return Stream.of(
                new Object[] {"OTHER_QUANTITY", List.of(Wanted.chairs(80_00, 30, 1, 60))},
                new Object[] {"UNKNOWN_ISSUE", List.of(with(whole, "colour", Value.of("red")))},
                new Object[] {"UNKNOWN_ITEM", List.of(Terms.price("table", Money.of(80_00, "EUR")))},
                new Object[] {"DUPLICATE_ITEM", List.of(whole, whole)},
                new Object[] {"NOTHING_OFFERED", List.of()},
                new Object[] {"MISSING_ISSUE", List.of(Wanted.without(whole, Wanted.DELIVERY))},
                new Object[] {"MISSING_ISSUE", List.of(Wanted.without(whole, Terms.PRICE))},
                new Object[] {"WRONG_CURRENCY", List.of(with(whole, "price", Value.of(Money.of(80_00, "USD"))))},
                new Object[] {"WRONG_TYPE", List.of(with(whole, "price", Value.of(80_00)))},
                new Object[] {"WRONG_TYPE", List.of(with(whole, "delivery", Value.of("soon")))},
                new Object[] {"OFF_TICK", List.of(at(80_01))},
                new Object[] {"OFF_TICK", List.of(Wanted.chairs(80_00, 20, 1, 13))},
                new Object[] {"OUT_OF_RANGE", List.of(at(200_50))},
                new Object[] {"ABOVE_CEILING", List.of(at(95_50))});
    }

    private static Terms with(Terms terms, String issue, Value value) {
        return terms.with(Terms.of(terms.item(), Map.of(new IssueId(issue), value)));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void a_quote_that_does_not_fit_is_refused_and_changes_nothing(String code, List<Terms> items) {
        QuoteRoom room = QuoteRoom.of(Wanted.rules().put("ceilingPercent", 95));
        assertThat(room.quote("sam", items.toArray(Terms[]::new))).isEqualTo(code);
        assertThat(room.game().book().ranking()).isEmpty();
    }

    @Test
    void an_improvement_betters_the_own_score_by_the_least_improvement_and_offers_as_many_units() {
        QuoteRoom room = QuoteRoom.of(split(2));
        assertThat(room.quote("sam", Wanted.chairs(90_00, 50, 1, 60))).isEqualTo("DONE");
        assertThat(room.quote("sam", Wanted.chairs(90_00, 50, 1, 60))).isEqualTo("NOT_IMPROVED");
        assertThat(room.quote("sam", Wanted.chairs(89_50, 50, 1, 60))).isEqualTo("NOT_IMPROVED");
        assertThat(room.refusal().params()).containsEntry("score", Json.of(89_00));
        assertThat(room.allowed("sam").get(0).limits().get("score").integer()).isEqualTo(89_00);
        assertThat(room.quote("sam", Wanted.chairs(80_00, 40, 1, 60))).isEqualTo("FEWER_UNITS");
        assertThat(room.quote("sam", Wanted.chairs(89_00, 60, 1, 60))).isEqualTo("DONE");
        assertThat(room.quote("sam", Wanted.chairs(120_00, 60, 1, 60))).isEqualTo("NOT_IMPROVED");
    }

    @Test
    void where_quotes_are_final_each_seller_quotes_once() {
        QuoteRoom room = QuoteRoom.of(Wanted.rules().put("improvable", false));
        assertThat(room.quote("sam", at(90_00))).isEqualTo("DONE");
        assertThat(room.quote("sam", at(80_00))).isEqualTo("ALREADY_QUOTED");
        assertThat(room.allowed("sam")).isEmpty();
        assertThat(room.allowed("bob")).extracting(Allowed::kind).containsExactly("quote");
    }

    @Test
    void a_quote_is_withdrawn_only_where_the_rules_let_it_and_then_for_good() {
        QuoteRoom binding = QuoteRoom.of(Wanted.rules());
        binding.quote("sam", at(80_00));
        assertThat(binding.withdraw("sam")).isEqualTo("MOVE_NOT_ALLOWED");

        QuoteRoom room = QuoteRoom.of(Wanted.rules().put("withdrawable", true));
        assertThat(room.withdraw("sam")).isEqualTo("NOTHING_QUOTED");
        room.quote("sam", at(80_00));
        room.quote("bob", at(90_00));
        assertThat(room.withdraw("sam")).isEqualTo("DONE");
        assertThat(room.quote("sam", at(70_00))).isEqualTo("QUOTE_WITHDRAWN");
        assertThat(room.seen("carl").get("bestScore").integer()).isEqualTo(90_00);
        assertThat(room.close().won()).isEqualTo(Map.of("bob", 20L));
    }

    @Test
    void a_quote_falls_with_its_authority_and_the_request_with_the_buyers() {
        QuoteRoom room = QuoteRoom.of(Wanted.rules());
        room.quote("sam", at(80_00));
        room.quote("bob", at(90_00));
        assertThat(room.revoke("sam")).isEqualTo("DONE");
        assertThat(room.quote("sam", at(95_00))).isEqualTo("DONE");
        assertThat(room.game().book().best()).contains(90_00L);
        assertThat(room.revoke("buyer")).isEqualTo("DONE");
        assertThat(room.phase()).isEqualTo("unavailable");
        assertThat(room.seen("buyer").get("own").get("quotes").elements()).isEmpty();
    }

    @Test
    void a_late_or_stale_quote_is_refused_and_nobody_quotes_before_it_has_a_seat() {
        QuoteRoom room = QuoteRoom.of(Wanted.rules());
        assertThat(room.move("sam", new QuoteMove.Quote(List.of(at(80_00))), Optional.of(new OfferId("quote-1"))))
                .isEqualTo("STALE_OFFER");
        assertThat(room.quote("buyer", at(1_00))).isEqualTo("MOVE_NOT_ALLOWED");
        room.late(3_600);
        assertThat(room.quote("sam", at(80_00))).isEqualTo("DEADLINE_PASSED");
        room.seconds(0);
        assertThat(room.quote("sam", at(80_00))).isEqualTo("NEGOTIATION_CLOSED");
        assertThat(room.phase()).isEqualTo("unawarded");
    }

    @Test
    void only_a_new_best_quote_moves_the_close_and_never_beyond_its_limit() {
        QuoteRoom room =
                QuoteRoom.of(Wanted.rules().put("softCloseSeconds", 300).put("softCloseMostSeconds", 500));
        room.quote("sam", at(90_00));
        assertThat(room.deadline()).contains(QuoteRoom.OPENED.plusSeconds(3_600));
        room.seconds(3_500);
        room.quote("bob", at(95_00));
        assertThat(room.deadline()).contains(QuoteRoom.OPENED.plusSeconds(3_600));
        room.quote("bob", at(89_00));
        assertThat(room.deadline()).contains(QuoteRoom.OPENED.plusSeconds(3_800));
        assertThat(room.quote("sam", at(100_00))).isEqualTo("NOT_IMPROVED");
        room.seconds(290);
        room.quote("carl", at(80_00));
        assertThat(room.deadline()).contains(QuoteRoom.OPENED.plusSeconds(4_090));
        room.seconds(299);
        room.quote("sam", at(70_00));
        assertThat(room.deadline()).contains(QuoteRoom.OPENED.plusSeconds(4_100));
        assertThat(room.close().won()).isEqualTo(Map.of("sam", 20L));
        assertThat(room.verified("bob").holds()).isTrue();
    }

    @Test
    void a_pause_moves_the_close() {
        QuoteRoom room = QuoteRoom.of(Wanted.rules());
        room.seconds(3_000).pause();
        room.seconds(5_000);
        assertThat(room.quote("sam", at(80_00))).isEqualTo("NEGOTIATION_PAUSED");
        room.resume();
        assertThat(room.deadline()).contains(QuoteRoom.OPENED.plusSeconds(8_600));
        assertThat(room.quote("sam", at(80_00))).isEqualTo("DONE");
        assertThat(room.close().phase()).isEqualTo("awarded");
    }

    @Test
    void a_quote_above_the_hidden_ceiling_stands_as_any_other_and_never_wins() {
        QuoteRoom room = QuoteRoom.hidden(Wanted.rules(), 85_00);
        assertThat(room.quote("sam", at(90_00))).isEqualTo("DONE");
        assertThat(room.seen("bob").get("bestScore").integer()).isEqualTo(90_00);
        assertThat(room.close().won()).isEmpty();
        assertThat(room.seen("sam").get("closeReason").text()).isEqualTo("unawarded");

        QuoteRoom passed = QuoteRoom.hidden(Wanted.rules(), 85_00);
        passed.quote("sam", Wanted.chairs(86_00, 20, 1, 60));
        passed.quote("bob", Wanted.chairs(80_00, 20, 30, 12));
        assertThat(passed.close().won()).isEqualTo(Map.of("bob", 20L));
    }

    @Test
    void units_bought_elsewhere_end_the_request_or_cut_the_last_winner() {
        QuoteRoom before = QuoteRoom.of(split(2));
        before.quote("sam", Wanted.chairs(80_00, 60, 1, 60));
        before.stockGone();
        assertThat(before.phase()).isEqualTo("unavailable");

        QuoteRoom at = QuoteRoom.of(split(2));
        at.quote("sam", Wanted.chairs(80_00, 60, 1, 60));
        at.quote("bob", Wanted.chairs(90_00, 60, 1, 60));
        at.late(3_600).stockGone();
        assertThat(at.phase()).isEqualTo("quoting");
        assertThat(at.seconds(0).won()).isEqualTo(Map.of("sam", 60L));
        assertThat(at.seen("bob").get("closeReason").text()).isEqualTo("partly-awarded");
        assertThat(at.verified("buyer").holds()).isTrue();

        QuoteRoom whole = QuoteRoom.of(split(2).put("wholeOnly", true));
        whole.quote("sam", Wanted.chairs(80_00, 60, 1, 60));
        whole.quote("bob", Wanted.chairs(90_00, 60, 1, 60));
        whole.late(3_600).stockGone();
        assertThat(whole.phase()).isEqualTo("unavailable");

        QuoteRoom one = QuoteRoom.of(Wanted.rules());
        one.quote("sam", at(80_00));
        one.late(3_600).stockGone();
        assertThat(one.phase()).isEqualTo("unavailable");
    }
}
