// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.DrawSeed;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Viewer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a Dutch auction does, move by move. */
class DutchAuctionTest {
    private static final Viewer ANN = new Viewer.Party(new SeatId("ann"));
    private static final Viewer BEA = new Viewer.Party(new SeatId("bea"));

    private static ClockRoom room(DutchRules rules) {
        ClockRoom room = ClockRoom.open(rules);
        List.of("ann", "bea", "carl").forEach(room::join);
        return room;
    }

    private static ClockRoom room(DutchRules rules, long reserve) {
        ClockRoom room =
                ClockRoom.open(rules, Optional.of(reserve), ClockRoom.seed(1)).orElseThrow();
        List.of("ann", "bea", "carl").forEach(room::join);
        return room;
    }

    private static List<String> pointers(DutchRules rules) {
        return ClockRoom.refused(rules, ClockRoom.lamps(10), Optional.empty()).stream()
                .map(refusal -> refusal.params().get("violations"))
                .flatMap(violations -> violations.elements().stream())
                .map(violation -> violation.get("pointer").text())
                .toList();
    }

    private static DutchRules priced(DutchRules.Amounts amounts, long start, long step, long floor, long seconds) {
        return new DutchRules(amounts, start, step, floor, seconds, 1, Optional.empty(), false, false);
    }

    @Test
    void an_acceptance_is_held_until_its_step_ends_and_pays_its_price() {
        ClockRoom room = room(ClockRoom.rules(1)).seconds(65);

        assertThat(room.accept("ann", 90_00)).isEqualTo("DONE");
        assertThat(room.stake("ann")).isEqualTo(90_00);
        assertThat(room.sold()).isEmpty();

        room.seconds(54);
        assertThat(room.phase()).isEqualTo("falling");
        room.seconds(1);
        assertThat(room.sold()).isEqualTo(Map.of("ann", 90_00L));
        assertThat(room.phase()).isEqualTo("sold");
        assertThat(room.stake("ann")).isZero();
    }

    @Test
    void naming_more_pays_the_price_of_the_moment_and_naming_less_is_refused_until_then() {
        ClockRoom room = room(ClockRoom.rules(1)).seconds(65);

        assertThat(room.accept("ann", 89_00)).isEqualTo("PRICE_NOT_REACHED");
        assertThat(room.accept("ann", 300_00)).isEqualTo("DONE");
        assertThat(room.stake("ann")).isEqualTo(90_00);
    }

    @Test
    void all_who_accept_in_one_step_tie_and_nobody_wins_for_being_first() {
        Map<String, Integer> wins = new HashMap<>();
        for (int game = 0; game < 3_000; game++) {
            ClockRoom room = ClockRoom.open(ClockRoom.rules(1), Optional.empty(), ClockRoom.seed(game))
                    .orElseThrow();
            for (String buyer : List.of("ann", "bea", "carl")) {
                room.join(buyer);
                room.accept(buyer, 100_00);
                room.seconds(10);
            }
            room.seconds(60);
            assertThat(room.sold()).hasSize(1).containsValue(100_00L);
            wins.merge(room.sold().keySet().iterator().next(), 1, Integer::sum);
        }
        // Five standard deviations of 3,000 draws at a third each.
        assertThat(wins).hasSize(3).allSatisfy((buyer, won) -> assertThat(won).isBetween(871, 1_129));
    }

    @Test
    void a_draw_is_the_same_in_whatever_order_they_accepted() {
        for (int game = 0; game < 50; game++) {
            DrawSeed seed = ClockRoom.seed(game);
            ClockRoom one =
                    ClockRoom.open(ClockRoom.rules(2), Optional.empty(), seed).orElseThrow();
            ClockRoom other =
                    ClockRoom.open(ClockRoom.rules(2), Optional.empty(), seed).orElseThrow();
            for (String buyer : List.of("ann", "bea", "carl")) {
                one.join(buyer);
                other.join(buyer);
            }
            List.of("ann", "bea", "carl").forEach(buyer -> one.accept(buyer, 100_00));
            List.of("carl", "ann", "bea").forEach(buyer -> other.accept(buyer, 100_00));
            assertThat(one.seconds(60).sold())
                    .hasSize(2)
                    .isEqualTo(other.seconds(60).sold());
        }
    }

    @Test
    void losers_are_free_in_that_append_and_fewer_than_the_units_all_win() {
        ClockRoom room = room(ClockRoom.rules(2));
        room.accept("ann", 100_00);
        room.seconds(60);
        assertThat(room.sold()).isEqualTo(Map.of("ann", 100_00L));
        assertThat(room.phase()).isEqualTo("falling");

        assertThat(room.accept("ann", 90_00)).isEqualTo("ALREADY_BOUGHT");
        room.accept("bea", 90_00);
        assertThat(room.accept("bea", 90_00)).isEqualTo("ALREADY_ACCEPTED");
        room.accept("carl", 90_00);
        room.seconds(60);

        assertThat(room.sold()).hasSize(2).containsEntry("ann", 100_00L).containsValue(90_00L);
        assertThat(room.phase()).isEqualTo("sold");
        assertThat(room.stake("bea") + room.stake("carl")).isZero();
        assertThat(room.game().sales().settled().get(1).isDrawn()).isTrue();
    }

    @Test
    void nobody_accepts_before_the_clock_starts() {
        DutchRules later = ClockRoom.startingAt(ClockRoom.rules(1), ClockRoom.OPENED.plusSeconds(300));
        ClockRoom room = room(later).seconds(299);

        assertThat(room.mayAccept("ann")).isFalse();
        assertThat(room.accept("ann", 100_00)).isEqualTo("CLOCK_NOT_STARTED");
        room.seconds(1);
        assertThat(room.mayAccept("ann")).isTrue();
        assertThat(room.accept("ann", 100_00)).isEqualTo("DONE");
    }

    @Test
    void ends_at_the_floor_or_at_the_hidden_reserve_and_sells_at_it() {
        assertThat(room(ClockRoom.rules(1)).seconds(359).phase()).isEqualTo("falling");
        assertThat(room(ClockRoom.rules(1)).seconds(360).phase()).isEqualTo("unsold");

        assertThat(room(ClockRoom.rules(1), 75_00).seconds(179).phase()).isEqualTo("falling");
        assertThat(room(ClockRoom.rules(1), 75_00).seconds(180).phase()).isEqualTo("unsold");
        assertThat(room(ClockRoom.rules(1), 80_00).seconds(180).phase()).isEqualTo("unsold");

        ClockRoom last = room(ClockRoom.rules(1), 80_00).seconds(179);
        last.accept("ann", 80_00);
        assertThat(last.seconds(1).sold()).isEqualTo(Map.of("ann", 80_00L));
    }

    @Test
    void nobody_sees_a_reserve_or_a_rivals_acceptance_before_the_step_ends() {
        ClockRoom reserved = room(ClockRoom.rules(1), 75_00).seconds(70);
        ClockRoom open = room(ClockRoom.rules(1)).seconds(70);
        assertThat(reserved.view(ANN)).isEqualTo(open.view(ANN));

        Json before = open.view(BEA);
        open.accept("ann", 90_00);
        assertThat(open.view(BEA)).isEqualTo(before);
        assertThat(open.view(new Viewer.Operator())).isEqualTo(reserved.view(new Viewer.Operator()));
        assertThat(open.view(ANN)).isNotEqualTo(before);
    }

    @Test
    void where_the_rules_say_so_everybody_sees_how_many_have_accepted() {
        ClockRoom room = room(ClockRoom.counting(ClockRoom.rules(1)));
        room.accept("ann", 100_00);
        room.accept("carl", 100_00);
        assertThat(room.view(BEA).get("acceptances").integer()).isEqualTo(2);
        room.revoke("carl");
        assertThat(room.view(BEA).get("acceptances").integer()).isEqualTo(1);
    }

    @Test
    void an_acceptance_falls_with_its_authority_and_the_clock_goes_on() {
        ClockRoom room = room(ClockRoom.rules(1));
        room.accept("ann", 100_00);
        room.revoke("ann");
        assertThat(room.stake("ann")).isZero();

        assertThat(room.seconds(60).phase()).isEqualTo("falling");
        assertThat(room.accept("bea", 90_00)).isEqualTo("DONE");
        assertThat(room.seconds(60).sold()).isEqualTo(Map.of("bea", 90_00L));
    }

    @Test
    void a_pause_over_a_steps_edge_moves_the_edge_and_keeps_the_acceptance() {
        ClockRoom room = room(ClockRoom.rules(1)).seconds(50);
        room.accept("ann", 100_00);
        room.pause();
        room.seconds(600);
        assertThat(room.accept("bea", 100_00)).isEqualTo("NEGOTIATION_PAUSED");
        room.resume();
        assertThat(room.accept("bea", 100_00)).isEqualTo("DONE");

        assertThat(room.seconds(9).sold()).isEmpty();
        assertThat(room.seconds(1).sold()).hasSize(1).containsValue(100_00L);
        assertThat(room.game().sales().settled().get(0).accepted()).hasSize(2);
    }

    @Test
    void stock_that_is_gone_ends_it_and_at_a_steps_end_takes_a_unit_at_a_time() {
        ClockRoom gone = room(ClockRoom.rules(2));
        gone.accept("ann", 100_00);
        gone.stockGone();
        assertThat(gone.phase()).isEqualTo("unavailable");

        ClockRoom later = room(ClockRoom.rules(2));
        later.accept("ann", 100_00);
        later.seconds(60);
        later.stockGone();
        assertThat(later.phase()).isEqualTo("sold");
        assertThat(later.sold()).isEqualTo(Map.of("ann", 100_00L));
    }

    @Test
    void an_auction_ends_with_its_sellers_authority() {
        ClockRoom room = room(ClockRoom.rules(1));
        room.accept("ann", 100_00);
        room.revoke("seller");
        assertThat(room.phase()).isEqualTo("unavailable");
    }

    @Test
    void rules_that_cannot_work_are_refused_by_their_field() {
        DutchRules.Amounts percent = DutchRules.Amounts.PERCENT;
        DutchRules.Amounts minor = DutchRules.Amounts.MINOR_UNITS;
        assertThat(pointers(priced(percent, 100, 5, 50, 60))).isEmpty();
        assertThat(pointers(priced(minor, 100_00, 99, 50_00, 60))).containsExactly("/step");
        assertThat(pointers(priced(minor, 100_50, 1_00, 50_00, 60))).containsExactly("/start");
        assertThat(pointers(priced(percent, 1_001, 5, 50, 60))).containsExactly("/start");
        assertThat(pointers(priced(percent, DutchRules.MAX_AMOUNT, 5, 50, 60))).containsExactly("/start");
        assertThat(pointers(priced(percent, 50, 5, 50, 60))).containsExactly("/floor");
        assertThat(pointers(priced(minor, 1_000_00, 1_00, 0, 86_400))).containsExactly("/stepSeconds");
        assertThat(pointers(new DutchRules(percent, 100, 5, 50, 60, 11, Optional.empty(), false, false)))
                .containsExactly("/units");
        assertThat(pointers(ClockRoom.startingAt(ClockRoom.rules(1), ClockRoom.OPENED)))
                .containsExactly("/startsAt");
    }

    @Test
    void a_percentage_that_rounds_to_nothing_is_refused() {
        assertThat(pointers(priced(DutchRules.Amounts.PERCENT, 100, 1, 50, 60))).isEmpty();
        Optional<Refusal> refusal = ClockRoom.refused(
                new DutchRules(DutchRules.Amounts.MINOR_UNITS, 1_000_00, 1, 0, 1, 1, Optional.empty(), false, false),
                ClockRoom.lamps(10),
                Optional.empty());
        assertThat(refusal).isPresent();
    }

    @Test
    void a_reserve_above_the_start_or_off_a_tick_is_refused_without_its_amount() {
        for (long reserve : List.of(101_00L, 70_50L)) {
            Refusal refusal = ClockRoom.refused(ClockRoom.rules(1), ClockRoom.lamps(10), Optional.of(reserve))
                    .orElseThrow();
            assertThat(refusal.params().toString())
                    .contains("/privateTerms")
                    .doesNotContain("10100")
                    .doesNotContain("7050");
        }
    }

    @Test
    void a_day_that_nobody_looked_costs_no_event() {
        ClockRoom room = room(priced(DutchRules.Amounts.MINOR_UNITS, 1_000_00, 1_00, 1_00, 3_600));
        room.pass(Duration.ofDays(10));
        assertThat(room.view(ANN).get("step").integer()).isEqualTo(240);
        assertThat(room.accept("ann", 760_00)).isEqualTo("DONE");
    }
}
