// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleBinaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed forms of trade between two, against sums over a grid of costs and values that know none of them. */
class BilateralTradeTest {
    private static final Offset<Double> EXACTLY = within(1e-12);
    private static final int GRID = 1_000;

    /** The mean of something over costs and values at the middles of a grid's cells. */
    private static double mean(DoubleBinaryOperator ofCostAndValue) {
        double sum = 0;
        for (int i = 0; i < GRID; i++) {
            for (int j = 0; j < GRID; j++) {
                sum += ofCostAndValue.applyAsDouble((i + .5) / GRID, (j + .5) / GRID);
            }
        }
        return sum / GRID / GRID;
    }

    /** Chatterjee and Samuelson 1983: 9/128 each, 9/64 of a first best of 1/6, traded nine times in 32. */
    @Test
    void the_half_double_auction_gains_nine_sixty_fourths() {
        BilateralTrade half = BilateralTrade.doubleAuction(.5);

        assertThat(half.seller()).isCloseTo(9.0 / 128, EXACTLY);
        assertThat(half.buyer()).isCloseTo(9.0 / 128, EXACTLY);
        assertThat(half.probability()).isCloseTo(9.0 / 32, EXACTLY);
        assertThat(half.gain()).isCloseTo(.140625, EXACTLY);
        assertThat(half.gain() / BilateralTrade.firstBest(0)).isCloseTo(.84375, EXACTLY);
        assertThat(BilateralTrade.bid(.5, .8)).isCloseTo(2 * .8 / 3 + 1.0 / 12, EXACTLY);
        assertThat(BilateralTrade.ask(.5, .2)).isCloseTo(2 * .2 / 3 + .25, EXACTLY);
        assertThat(BilateralTrade.bid(.5, .1)).isEqualTo(.1);
        assertThat(BilateralTrade.ask(.5, .9)).isEqualTo(.9);
    }

    @Test
    void whoever_says_take_it_or_leave_it_gets_a_twelfth_and_the_other_half_of_that() {
        BilateralTrade sellers = BilateralTrade.doubleAuction(0);
        BilateralTrade buyers = BilateralTrade.doubleAuction(1);

        assertThat(sellers.seller()).isCloseTo(1.0 / 12, EXACTLY);
        assertThat(sellers.buyer()).isCloseTo(1.0 / 24, EXACTLY);
        assertThat(sellers.probability()).isCloseTo(.25, EXACTLY);
        assertThat(sellers.gain()).isCloseTo(.125, EXACTLY);
        assertThat(buyers.buyer()).isCloseTo(1.0 / 12, EXACTLY);
        assertThat(buyers.gain()).isCloseTo(.125, EXACTLY);
    }

    @Test
    void a_posted_half_gains_a_sixteenth_for_each() {
        BilateralTrade posted = BilateralTrade.posted(.5);

        assertThat(posted.seller()).isEqualTo(1.0 / 16);
        assertThat(posted.buyer()).isEqualTo(1.0 / 16);
        assertThat(posted.probability()).isEqualTo(.25);
        assertThat(posted.gain()).isEqualTo(.125);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, .2, .5, .7, 1})
    void a_double_auction_is_the_mean_over_all_costs_and_values(double k) {
        BilateralTrade closed = BilateralTrade.doubleAuction(k);
        DoubleBinaryOperator price =
                (cost, value) -> k * BilateralTrade.bid(k, value) + (1 - k) * BilateralTrade.ask(k, cost);

        assertThat(mean((cost, value) -> trades(k, cost, value) ? 1 : 0)).isCloseTo(closed.probability(), within(2e-3));
        assertThat(mean((cost, value) -> trades(k, cost, value) ? price.applyAsDouble(cost, value) - cost : 0))
                .isCloseTo(closed.seller(), within(1e-3));
        assertThat(mean((cost, value) -> trades(k, cost, value) ? value - price.applyAsDouble(cost, value) : 0))
                .isCloseTo(closed.buyer(), within(1e-3));
    }

    private static boolean trades(double k, double cost, double value) {
        return BilateralTrade.bid(k, value) >= BilateralTrade.ask(k, cost);
    }

    /** Nobody gains by another bid or ask while the other side keeps to the equilibrium. */
    @ParameterizedTest
    @ValueSource(doubles = {.2, .5, .7})
    void no_other_bid_and_no_other_ask_earns_more(double k) {
        for (int own = 0; own <= 10; own++) {
            double type = own / 10.0;
            double bought = bought(k, type, BilateralTrade.bid(k, type));
            double sold = sold(k, type, BilateralTrade.ask(k, type));
            for (int other = 0; other <= 50; other++) {
                assertThat(bought(k, type, other / 50.0)).isLessThanOrEqualTo(bought + 1e-3);
                assertThat(sold(k, type, other / 50.0)).isLessThanOrEqualTo(sold + 1e-3);
            }
        }
    }

    private static double bought(double k, double value, double bid) {
        double sum = 0;
        for (int i = 0; i < GRID; i++) {
            double ask = BilateralTrade.ask(k, (i + .5) / GRID);
            sum += bid >= ask ? value - k * bid - (1 - k) * ask : 0;
        }
        return sum / GRID;
    }

    private static double sold(double k, double cost, double ask) {
        double sum = 0;
        for (int i = 0; i < GRID; i++) {
            double bid = BilateralTrade.bid(k, (i + .5) / GRID);
            sum += bid >= ask ? k * bid + (1 - k) * ask - cost : 0;
        }
        return sum / GRID;
    }

    @ParameterizedTest
    @CsvSource({"0, .16666666666666666", ".1, .165", ".5, .125", "1, 0"})
    void a_fee_leaves_less_to_gain(double fee, double gain) {
        assertThat(BilateralTrade.firstBest(fee)).isCloseTo(gain, EXACTLY);
        assertThat(mean((cost, value) -> value * (1 - fee) >= cost ? value - cost : 0))
                .isCloseTo(gain, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, .1, .3, 1})
    void a_fixed_wedge_leaves_less_to_gain_and_earns_what_is_traded(double wedge) {
        assertThat(mean((cost, value) -> value - cost >= wedge ? value - cost : 0))
                .isCloseTo(BilateralTrade.firstBestWithWedge(wedge), within(1e-3));
        assertThat(mean((cost, value) -> value - cost >= wedge ? wedge : 0))
                .isCloseTo(BilateralTrade.earnedByWedge(wedge), within(1e-3));
    }

    /** .75 at a cost of .45 and a fee of a tenth: no price of a fine grid earns more. */
    @Test
    void the_best_price_covers_cost_and_fee() {
        assertThat(BilateralTrade.bestPrice(.45, .1)).isCloseTo(.75, EXACTLY);
        assertThat(BilateralTrade.bestPrice(0, 0)).isEqualTo(.5);
        assertThat(BilateralTrade.bestPrice(.95, .1)).isEqualTo(1);
        double best = earned(.75);
        for (int price = 0; price <= 1_000; price++) {
            assertThat(earned(price / 1_000.0)).isLessThanOrEqualTo(best + 1e-12);
        }
    }

    private static double earned(double price) {
        return (1 - price) * (price * .9 - .45);
    }

    /** 1/4, 25/64, .48346, below the best auction's 1/4, 5/12, 17/32; each is the best of a grid of prices. */
    @Test
    void buyers_who_come_one_after_the_other_pay_less_than_in_the_best_auction() {
        assertThat(BilateralTrade.sequentiallyPosted(1)).isEqualTo(.25);
        assertThat(BilateralTrade.sequentiallyPosted(2)).isEqualTo(25.0 / 64);
        assertThat(BilateralTrade.sequentiallyPosted(3)).isCloseTo(.48346, within(.5e-5));
        double before = 0;
        for (int buyers = 1; buyers <= 3; buyers++) {
            double value = 0;
            for (int price = 0; price <= 10_000; price++) {
                double p = price / 10_000.0;
                value = Math.max(value, (1 - p) * p + p * before);
            }
            assertThat(BilateralTrade.sequentiallyPosted(buyers)).isCloseTo(value, within(1e-7));
            before = value;
        }
        double[] auctions = {.25, 5.0 / 12, 17.0 / 32};
        for (int buyers = 1; buyers <= 3; buyers++) {
            double n = buyers;
            double revenue = (n - 1) / (n + 1) + Math.pow(.5, n) - 2 * n * Math.pow(.5, n + 1) / (n + 1);
            assertThat(revenue).isCloseTo(auctions[buyers - 1], EXACTLY);
            assertThat(BilateralTrade.sequentiallyPosted(buyers)).isLessThanOrEqualTo(revenue);
        }
    }

    @Test
    void a_thing_of_unknown_quality_is_not_worth_a_bid() {
        assertThat(BilateralTrade.gainFromUnknownQuality(60, 100, 1.5)).isCloseTo(-9, EXACTLY);
        assertThat(BilateralTrade.gainFromUnknownQuality(0, 100, 1.5)).isZero();
        for (int bid = 1; bid <= 100; bid++) {
            double sum = 0;
            for (int i = 0; i < GRID; i++) {
                double worth = 100 * (i + .5) / GRID;
                sum += worth <= bid ? 1.5 * worth - bid : 0;
            }
            assertThat(BilateralTrade.gainFromUnknownQuality(bid, 100, 1.5))
                    .isCloseTo(sum / GRID, within(.06))
                    .isCloseTo(-bid * bid / 400.0, EXACTLY);
        }
    }

    @Test
    void refuses_what_is_no_share() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BilateralTrade.doubleAuction(1.5))
                .withMessage("k must be from 0 to 1, and is 1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> BilateralTrade.posted(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> BilateralTrade.firstBest(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> BilateralTrade.bestPrice(.5, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> BilateralTrade.sequentiallyPosted(0));
        assertThatIllegalArgumentException().isThrownBy(() -> BilateralTrade.gainFromUnknownQuality(2, 1, 1.5));
    }
}
