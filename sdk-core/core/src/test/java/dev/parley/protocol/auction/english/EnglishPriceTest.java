// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import static dev.parley.protocol.auction.english.Bidding.DONE;
import static dev.parley.protocol.auction.english.Wares.ANN;
import static dev.parley.protocol.auction.english.Wares.BEA;
import static dev.parley.protocol.auction.english.Wares.CARL;
import static dev.parley.protocol.auction.english.Wares.DORA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rule of the price, with the increment of 5 of ECONOMICS.md §4 unless a test names another. */
class EnglishPriceTest {
    private final Bidding bidding = Bidding.of(Wares.plain());

    @Test
    void one_bidder_pays_the_start_however_high_its_maximum() {
        assertThat(bidding.bid(ANN, 500)).isEqualTo(DONE);

        assertThat(bidding.price()).isEqualTo(10);
        assertThat(bidding.close().awards().get(0).amount().minorUnits()).isEqualTo(10 + 500);
    }

    @Test
    void the_price_is_the_second_maximum_and_an_increment_cut_at_the_leaders_maximum() {
        assertThat(bidding.bid(BEA, 100)).isEqualTo(DONE);
        assertThat(bidding.bid(ANN, 102)).isEqualTo(DONE);
        assertThat(bidding.price()).isEqualTo(102);

        assertThat(bidding.bid(ANN, 200)).isEqualTo(DONE);
        assertThat(bidding.price()).isEqualTo(102);
        assertThat(bidding.leaders()).containsExactly(ANN);

        assertThat(bidding.bid(CARL, 120)).isEqualTo(DONE);
        assertThat(bidding.price()).isEqualTo(125);
        assertThat(bidding.leaders()).containsExactly(ANN);
    }

    @Test
    void the_earlier_of_two_equal_maxima_leads_at_that_price() {
        assertThat(bidding.bid(ANN, 100)).isEqualTo(DONE);
        assertThat(bidding.bid(BEA, 100)).isEqualTo(DONE);

        assertThat(bidding.price()).isEqualTo(100);
        assertThat(bidding.leaders()).containsExactly(ANN);
    }

    @Test
    void a_leader_that_raises_its_maximum_shows_nothing() {
        assertThat(bidding.bid(ANN, 50)).isEqualTo(DONE);
        Json before = bidding.watched();
        int told = bidding.events().size();

        assertThat(bidding.bid(ANN, 51)).isEqualTo(DONE);

        assertThat(bidding.watched()).isEqualTo(before);
        assertThat(bidding.seen(BEA)).isEqualTo(bidding.seen(CARL));
        assertThat(bidding.events()).hasSize(told + 1);
        assertThat(bidding.seen(ANN).get("own").get("maximum").integer()).isEqualTo(51);
    }

    @Test
    void a_bid_one_tick_below_the_increment_is_refused_with_the_minimum_and_changes_nothing() {
        assertThat(bidding.bid(ANN, 9)).isEqualTo("BELOW_INCREMENT");
        assertThat(bidding.minimumSaid()).isEqualTo(10);
        assertThat(bidding.bid(ANN, 50)).isEqualTo(DONE);
        Json before = bidding.watched();

        assertThat(bidding.bid(BEA, 14)).isEqualTo("BELOW_INCREMENT");
        assertThat(bidding.minimumSaid()).isEqualTo(15);
        assertThat(bidding.watched()).isEqualTo(before);
        assertThat(bidding.bid(BEA, 15)).isEqualTo(DONE);
        assertThat(bidding.price()).isEqualTo(20);
    }

    @Test
    void a_maximum_can_be_raised_by_a_tick_and_never_lowered() {
        assertThat(bidding.bid(ANN, 50)).isEqualTo(DONE);

        assertThat(bidding.bid(ANN, 50)).isEqualTo("MAXIMUM_NOT_RAISED");
        assertThat(bidding.bid(ANN, 30)).isEqualTo("MAXIMUM_NOT_RAISED");
        assertThat(bidding.bid(ANN, 51)).isEqualTo(DONE);
    }

    @Test
    void what_refuses_a_bid_does_not_depend_on_the_leaders_maximum() {
        for (long maximum : List.of(15L, 1_000L)) {
            Bidding either = Bidding.of(Wares.plain());
            assertThat(either.bid(ANN, maximum)).isEqualTo(DONE);
            assertThat(either.bid(BEA, 14)).isEqualTo("BELOW_INCREMENT");
            assertThat(either.minimumSaid()).isEqualTo(15);
        }
    }

    @Test
    void increments_change_where_the_next_range_begins() {
        Increments table = new Increments(List.of(new Increment(0, 1), new Increment(100, 5), new Increment(500, 25)));

        assertThat(List.of(table.at(0, 1), table.at(99, 1), table.at(100, 1), table.at(499, 1), table.at(500, 1)))
                .containsExactly(1L, 1L, 5L, 5L, 25L);
        assertThat(table.at(Long.MAX_VALUE, 1)).isEqualTo(25);
    }

    @Test
    void an_increment_is_a_whole_number_of_ticks_and_never_zero() {
        for (long tick : List.of(1L, 5L, 50L, 100L, 1_000L)) {
            for (long price = 0; price < 200_000; price += 37) {
                long increment = Increments.DEFAULT.at(price, tick);
                assertThat(increment % tick).isZero();
                assertThat(increment).isGreaterThanOrEqualTo(tick);
            }
        }
    }

    @Test
    void the_default_increment_is_at_most_a_twentieth_of_the_price_above_one_unit_of_currency() {
        for (long price = 1_00; price < 200_000_00; price += 97) {
            long increment = Increments.DEFAULT.at(price, 1);
            assertThat(increment * 20).isLessThanOrEqualTo(price);
            assertThat(increment * 60).isGreaterThanOrEqualTo(Math.min(price, 100_000_00));
        }
    }

    @Test
    void the_challenged_maximum_says_which_increment_counts() {
        Json ranges = Json.array(List.of(range(0, 1), range(100, 10)));
        Bidding ranged = Bidding.of(Wares.plain().put("increments", ranges));

        assertThat(ranged.bid(ANN, 1_000)).isEqualTo(DONE);
        assertThat(ranged.bid(BEA, 99)).isEqualTo(DONE);
        assertThat(ranged.price()).isEqualTo(100);
        assertThat(ranged.bid(CARL, 109)).isEqualTo("BELOW_INCREMENT");
        assertThat(ranged.bid(CARL, 110)).isEqualTo(DONE);
        assertThat(ranged.price()).isEqualTo(120);
    }

    private static Json range(long from, long step) {
        return Json.object().put("from", from).put("step", step).build();
    }

    @Test
    void several_units_go_to_the_highest_at_the_highest_maximum_that_loses_and_an_increment() {
        Bidding two = Bidding.of(Wares.plain().put("units", 2));

        assertThat(two.bid(ANN, 300)).isEqualTo(DONE);
        assertThat(two.bid(BEA, 10)).isEqualTo(DONE);
        assertThat(two.price()).isEqualTo(10);
        assertThat(two.leaders()).containsExactly(ANN, BEA);
        assertThat(two.bid(CARL, 200)).isEqualTo(DONE);
        assertThat(two.price()).isEqualTo(15);
        assertThat(two.leaders()).containsExactly(ANN, CARL);
        assertThat(two.bid(DORA, 150)).isEqualTo(DONE);
        assertThat(two.price()).isEqualTo(155);

        two.close();
        assertThat(two.phase()).isEqualTo("sold");
        assertThat(two.awards()).hasSize(2).allMatch(award -> award.amount().minorUnits() == 155 + 500);
        assertThat(two.awards()).extracting(award -> award.buyer()).containsExactly(ANN, CARL);
    }

    @Test
    void a_bidder_gets_one_unit_at_most_however_often_it_bids() {
        Bidding two = Bidding.of(Wares.plain().put("units", 2));

        assertThat(two.bid(ANN, 300)).isEqualTo(DONE);
        assertThat(two.bid(ANN, 400)).isEqualTo(DONE);

        assertThat(two.leaders()).containsExactly(ANN);
        assertThat(two.close().awards()).hasSize(1);
    }
}
