// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import static dev.parley.protocol.sealedbid.AuctionPricing.FIRST_PRICE;
import static dev.parley.protocol.sealedbid.AuctionPricing.PAY_AS_BID;
import static dev.parley.protocol.sealedbid.AuctionPricing.SECOND_PRICE;
import static dev.parley.protocol.sealedbid.AuctionPricing.UNIFORM_PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parley.protocol.sealedbid.AuctionPricing.Sale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AuctionPricingTest {
    private static final long ONE = 1_000_000_000;
    private static final int ROUNDS = 400_000;
    private static final long SEED = 79;

    @Test
    void the_first_price_is_the_highest_bid() {
        assertThat(FIRST_PRICE.sales(List.of(30L, 70L, 50L), 0, 1)).containsExactly(new Sale(1, 70));
    }

    @Test
    void the_second_price_is_the_second_highest_bid() {
        assertThat(SECOND_PRICE.sales(List.of(30L, 70L, 50L), 0, 1)).containsExactly(new Sale(1, 50));
    }

    @Test
    void the_second_price_is_at_least_the_reserve() {
        assertThat(SECOND_PRICE.sales(List.of(30L, 70L, 50L), 60, 1)).containsExactly(new Sale(1, 60));
        assertThat(SECOND_PRICE.sales(List.of(70L), 20, 1)).containsExactly(new Sale(0, 20));
    }

    @ParameterizedTest
    @EnumSource
    void a_bid_at_the_reserve_wins_and_one_below_does_not(AuctionPricing pricing) {
        assertThat(pricing.sales(List.of(60L), 60, 1)).containsExactly(new Sale(0, 60));
        assertThat(pricing.sales(List.of(59L), 60, 1)).isEmpty();
        assertThat(pricing.sales(List.of(), 0, 1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_tie_goes_to_the_earliest(AuctionPricing pricing) {
        assertThat(pricing.sales(List.of(50L, 60L, 60L, 60L), 0, 1)).containsExactly(new Sale(1, 60));
    }

    @Test
    void every_winner_pays_the_highest_bid_that_wins_nothing() {
        assertThat(UNIFORM_PRICE.sales(List.of(30L, 70L, 50L, 40L), 0, 2))
                .containsExactly(new Sale(1, 40), new Sale(2, 40));
    }

    @Test
    void with_no_more_bids_than_units_every_winner_pays_the_reserve() {
        assertThat(UNIFORM_PRICE.sales(List.of(30L, 70L), 10, 2)).containsExactly(new Sale(1, 10), new Sale(0, 10));
        assertThat(UNIFORM_PRICE.sales(List.of(30L, 70L, 5L), 10, 2)).containsExactly(new Sale(1, 10), new Sale(0, 10));
    }

    @Test
    void with_one_unit_the_uniform_price_is_the_second_price_and_pay_as_bid_the_first() {
        SplittableRandom random = new SplittableRandom(71);
        for (int i = 0; i < 500; i++) {
            List<Long> bids = bids(random, random.nextInt(5), 20);
            long reserve = random.nextLong(20);
            assertThat(UNIFORM_PRICE.sales(bids, reserve, 1)).isEqualTo(SECOND_PRICE.sales(bids, reserve, 1));
            assertThat(PAY_AS_BID.sales(bids, reserve, 1)).isEqualTo(FIRST_PRICE.sales(bids, reserve, 1));
        }
    }

    @Test
    void no_winner_pays_more_than_its_bid_or_less_than_the_reserve() {
        SplittableRandom random = new SplittableRandom(73);
        for (int i = 0; i < 500; i++) {
            List<Long> bids = bids(random, random.nextInt(8), 20);
            long reserve = random.nextLong(20);
            int units = 1 + random.nextInt(4);
            for (AuctionPricing pricing : List.of(PAY_AS_BID, UNIFORM_PRICE)) {
                assertThat(pricing.sales(bids, reserve, units))
                        .hasSizeLessThanOrEqualTo(units)
                        .allSatisfy(sale -> assertThat(sale.price()).isBetween(reserve, bids.get(sale.bid())));
            }
        }
    }

    @Test
    void one_price_rules_for_one_unit_sell_no_more() {
        assertThatThrownBy(() -> SECOND_PRICE.sales(List.of(), 0, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UNIFORM_PRICE.sales(List.of(), 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Values uniform on [0, 1], independent; equilibrium bids (n − 1)v/n against truthful ones. */
    @ParameterizedTest
    @CsvSource({"2", "5", "10"})
    void first_and_second_price_earn_the_same(int bidders) {
        double expected = (bidders - 1.0) / (bidders + 1);
        assertEarns("second price, n = " + bidders, revenue(SECOND_PRICE, bidders, 0, 1), expected);
        assertEarns("first price, n = " + bidders, revenue(FIRST_PRICE, bidders, 0, 1), expected);
    }

    /** (n−1)/(n+1) + rⁿ − 2n·rⁿ⁺¹/(n+1) at r = ½; a single bidder's is r(1 − r). */
    @ParameterizedTest
    @CsvSource({"1, 0.25", "2, 0.4166666667", "3, 0.53125"})
    void the_optimal_reserve_of_a_half_earns(int bidders, double expected) {
        assertEarns("second price, reserve 1/2, n = " + bidders, revenue(SECOND_PRICE, bidders, ONE / 2, 1), expected);
    }

    /** (1 + c)/2 for every n: here c = 0. The same values face each reserve. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void no_other_reserve_earns_more(int bidders) {
        double best = revenue(SECOND_PRICE, bidders, ONE / 2, 1);
        assertThat(revenue(SECOND_PRICE, bidders, ONE * 4 / 10, 1)).isLessThan(best);
        assertThat(revenue(SECOND_PRICE, bidders, ONE * 6 / 10, 1)).isLessThan(best);
    }

    /** Bulow and Klemperer 1996: ⅓ &gt; ¼ and ½ &gt; 5/12. */
    @ParameterizedTest
    @CsvSource({"1, 0.25, 0.3333333333", "2, 0.4166666667, 0.5"})
    void one_more_bidder_earns_more_than_the_best_reserve(int bidders, double reserved, double joined) {
        double best = revenue(SECOND_PRICE, bidders, ONE / 2, 1);
        double more = revenue(SECOND_PRICE, bidders + 1, 0, 1);
        assertThat(more).isGreaterThan(best);
        assertEarns("best reserve, n = " + bidders, best, reserved);
        assertEarns("no reserve, n = " + (bidders + 1), more, joined);
    }

    /** (n − m)/(n + 1) a unit under unit demand. */
    @ParameterizedTest
    @CsvSource({"5, 2", "10, 3", "3, 2"})
    void a_uniform_price_earns_the_expected_value_of_the_first_losing_bid(int bidders, int units) {
        assertEarns(
                "uniform price, n = " + bidders + ", m = " + units + ", a unit",
                revenue(UNIFORM_PRICE, bidders, 0, units) / units,
                (bidders - units) / (bidders + 1.0));
    }

    private static void assertEarns(String what, double revenue, double expected) {
        System.out.printf(
                Locale.ROOT,
                "%s: revenue %.5f (%.5f +- 0.002) over %d auctions; seed %d%n",
                what,
                revenue,
                expected,
                ROUNDS,
                SEED);
        assertThat(revenue).isCloseTo(expected, within(0.002));
    }

    private static double revenue(AuctionPricing pricing, int bidders, long reserve, int units) {
        SplittableRandom random = new SplittableRandom(SEED);
        double revenue = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Long> bids = bids(random, bidders, ONE);
            if (pricing == FIRST_PRICE) {
                bids.replaceAll(value -> value * (bidders - 1) / bidders);
            }
            for (Sale sale : pricing.sales(bids, reserve, units)) {
                revenue += sale.price();
            }
        }
        return revenue / ROUNDS / ONE;
    }

    private static List<Long> bids(SplittableRandom random, int bidders, long most) {
        List<Long> bids = new ArrayList<>(bidders);
        for (int i = 0; i < bidders; i++) {
            bids.add(random.nextLong(most + 1));
        }
        return bids;
    }
}
