// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class SplitPriceTest {
    private static final int ROUNDS = 1_000_000;
    private static final long SEED = 61;
    private static final long ONE = 12_000_000;

    @Test
    void the_price_lies_k_of_the_way_from_the_lowest_to_the_highest() {
        assertThat(SplitPrice.HALF.price(40, 60)).hasValue(50L);
        assertThat(new SplitPrice(0, 1).price(40, 60)).hasValue(40L);
        assertThat(new SplitPrice(1, 1).price(40, 60)).hasValue(60L);
        assertThat(new SplitPrice(1, 3).price(0, 10)).hasValue(3L);
        assertThat(SplitPrice.HALF.price(70, 70)).hasValue(70L);
        assertThat(SplitPrice.HALF.price(61, 60)).isEmpty();
    }

    @Test
    void a_price_between_two_ticks_is_the_even_one() {
        assertThat(SplitPrice.HALF.price(0, 1)).hasValue(0L);
        assertThat(SplitPrice.HALF.price(1, 2)).hasValue(2L);
        assertThat(SplitPrice.HALF.price(0, 5)).hasValue(2L);
    }

    @Test
    void k_is_a_fraction_of_at_most_one() {
        assertThatThrownBy(() -> new SplitPrice(3, 2)).hasMessageContaining("kNumerator");
        assertThatThrownBy(() -> new SplitPrice(-1, 2)).hasMessageContaining("kNumerator");
        assertThatThrownBy(() -> new SplitPrice(0, 0)).hasMessageContaining("kDenominator");
    }

    /** Chatterjee and Samuelson 1983, k = ½: bids 2v/3 + 1/12, asks 2c/3 + 1/4; 9/64 of a first best of 1/6. */
    @Test
    void the_linear_equilibrium_of_the_half_trades_nine_sixty_fourths() {
        LongUnaryOperator bid = value -> Math.min(value, 2 * value / 3 + ONE / 12);
        LongUnaryOperator ask = cost -> Math.max(cost, 2 * cost / 3 + ONE / 4);
        double traded = gain(SplitPrice.HALF, bid, ask);
        double possible = gain(SplitPrice.HALF, value -> value, cost -> cost);
        System.out.printf(
                Locale.ROOT,
                "k-double auction, k = 1/2, %d pairs: gain %.6f (0.140625 +- 0.001) of %.6f (1/6 +- 0.001); seed %d%n",
                ROUNDS,
                traded,
                possible,
                SEED);
        assertThat(traded).isCloseTo(0.140625, within(0.001));
        assertThat(possible).isCloseTo(1.0 / 6, within(0.001));
    }

    /** k = 0: the seller's price decides, the buyer bids its value and the seller asks c/2 + 1/2. */
    @Test
    void a_price_that_one_side_decides_trades_an_eighth() {
        double sellers = gain(new SplitPrice(0, 1), value -> value, cost -> cost / 2 + ONE / 2);
        double buyers = gain(new SplitPrice(1, 1), value -> value / 2, cost -> cost);
        System.out.printf(
                Locale.ROOT,
                "k-double auction, k = 0 and 1, %d pairs: gain %.6f and %.6f (0.125 +- 0.001); seed %d%n",
                ROUNDS,
                sellers,
                buyers,
                SEED);
        assertThat(sellers).isCloseTo(0.125, within(0.001));
        assertThat(buyers).isCloseTo(0.125, within(0.001));
    }

    /** Against the linear equilibrium of the other side no other linear bid earns more: it is an equilibrium. */
    @Test
    void neither_side_gains_by_leaving_the_equilibrium() {
        LongUnaryOperator bid = value -> Math.min(value, 2 * value / 3 + ONE / 12);
        LongUnaryOperator ask = cost -> Math.max(cost, 2 * cost / 3 + ONE / 4);
        double buyers = buyersGain(bid, ask);
        assertThat(buyersGain(value -> value, ask)).isLessThan(buyers);
        assertThat(buyersGain(value -> bid.applyAsLong(value) * 9 / 10, ask)).isLessThan(buyers);
    }

    private static double gain(SplitPrice split, LongUnaryOperator bid, LongUnaryOperator ask) {
        SplittableRandom random = new SplittableRandom(SEED);
        double gain = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long value = random.nextLong(ONE + 1);
            long cost = random.nextLong(ONE + 1);
            if (split.price(ask.applyAsLong(cost), bid.applyAsLong(value)).isPresent()) {
                gain += value - cost;
            }
        }
        return gain / ROUNDS / ONE;
    }

    private static double buyersGain(LongUnaryOperator bid, LongUnaryOperator ask) {
        SplittableRandom random = new SplittableRandom(67);
        double gain = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long value = random.nextLong(ONE + 1);
            long cost = random.nextLong(ONE + 1);
            gain += SplitPrice.HALF
                    .price(ask.applyAsLong(cost), bid.applyAsLong(value))
                    .map(price -> value - price)
                    .orElse(0L);
        }
        return gain / ROUNDS / ONE;
    }
}
