// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PriceZoneTest {
    private static final MissingFairPrice DEFAULT = MissingFairPrice.BOTH_OR_NONE;
    private static final PriceZone EXAMPLE = new PriceZone(0, 30, 80, 100);

    @Test
    void there_is_no_zone_when_the_lowest_price_exceeds_the_highest() {
        assertThat(zone(PriceStatement.of(101), PriceStatement.of(100))).isEmpty();
    }

    @Test
    void best_prices_that_meet_are_the_price() {
        PriceZone zone =
                zone(PriceStatement.of(70, 90), PriceStatement.of(70, 10)).orElseThrow();
        assertThat(zone.isPoint()).isTrue();
        assertThat(zone.price(Ratio.of(1, 3))).isEqualTo(Ratio.of(70));
    }

    @Test
    void fair_prices_that_meet_are_the_price() {
        PriceZone zone =
                zone(PriceStatement.of(10, 40), PriceStatement.of(90, 40)).orElseThrow();
        assertThat(zone.draw(lowestValue())).isEqualTo(40);
        assertThat(zone.draw(highestValue())).isEqualTo(40);
        assertThat(zone.mean()).isEqualTo(Ratio.of(40));
    }

    @Test
    void fair_prices_are_clamped_to_the_zone_and_may_come_in_either_order() {
        assertThat(zone(PriceStatement.of(20, 300), PriceStatement.of(80, 5))).hasValue(new PriceZone(20, 20, 80, 80));
        assertThat(zone(PriceStatement.of(20, 30), PriceStatement.of(80, 50))).hasValue(new PriceZone(20, 30, 50, 80));
        assertThat(zone(PriceStatement.of(20, 50), PriceStatement.of(80, 30))).hasValue(new PriceZone(20, 30, 50, 80));
    }

    @Test
    void the_mean_of_the_example_is_exact() {
        assertThat(EXAMPLE.epsilon()).isEqualTo(Ratio.of(1, 4));
        assertThat(EXAMPLE.mean()).isEqualTo(Ratio.of(5_375, 100));
    }

    @Test
    void the_density_has_two_slabs() {
        Ratio outer = Ratio.of(1, 400);
        Ratio inner = outer.plus(Ratio.of(3, 200));
        assertThat(EXAMPLE.density(Ratio.of(10))).isEqualTo(outer);
        assertThat(EXAMPLE.density(Ratio.of(50))).isEqualTo(inner);
        assertThat(EXAMPLE.density(Ratio.of(90))).isEqualTo(outer);
        assertThat(EXAMPLE.density(Ratio.of(101))).isEqualTo(Ratio.ZERO);
    }

    @Test
    void a_single_price_has_no_density() {
        PriceZone point = new PriceZone(1, 2, 2, 3);
        assertThatThrownBy(() -> point.density(Ratio.of(2))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void by_default_one_fair_price_alone_does_not_count() {
        PriceZone uniform = new PriceZone(20, 20, 80, 80);
        assertThat(zone(PriceStatement.of(20, 75), PriceStatement.of(80))).hasValue(uniform);
        assertThat(zone(PriceStatement.of(20), PriceStatement.of(80, 25))).hasValue(uniform);
        assertThat(zone(PriceStatement.of(20), PriceStatement.of(80))).hasValue(uniform);
    }

    @Test
    void the_midpoint_rule_imputes_the_midpoint_of_the_best_price_and_the_others_fair_one() {
        assertThat(PriceZone.between(PriceStatement.of(20, 60), PriceStatement.of(80), MissingFairPrice.MIDPOINT))
                .hasValue(new PriceZone(20, 60, 70, 80));
        assertThat(PriceZone.between(PriceStatement.of(20), PriceStatement.of(80, 50), MissingFairPrice.MIDPOINT))
                .hasValue(new PriceZone(20, 35, 50, 80));
        assertThat(PriceZone.between(PriceStatement.of(20), PriceStatement.of(80), MissingFairPrice.MIDPOINT))
                .hasValue(new PriceZone(20, 20, 80, 80));
    }

    @Test
    void under_the_midpoint_rule_an_absurd_fair_price_takes_all_from_a_blank_buyer() {
        PriceStatement greedy = PriceStatement.of(20, 1_000_000);
        PriceZone zone = PriceZone.between(greedy, PriceStatement.of(80), MissingFairPrice.MIDPOINT)
                .orElseThrow();
        assertThat(zone.draw(lowestValue())).isEqualTo(80);
        assertThat(zone.draw(highestValue())).isEqualTo(80);
        System.out.printf(
                "midpoint rule, 20 and fair 1,000,000 against a blank 80: mean %s, which is the buyer's best%n",
                zone.mean());
    }

    @Test
    void by_default_an_absurd_fair_price_gains_nothing_against_a_blank_buyer() {
        PriceZone zone =
                zone(PriceStatement.of(20, 1_000_000), PriceStatement.of(80)).orElseThrow();
        assertThat(zone.mean()).isEqualTo(Ratio.of(50));
        System.out.printf("both-or-none, the same statements: mean %s, as if no fair price were stated%n", zone.mean());
        assertThat(zone.draw(lowestValue())).isEqualTo(20);
        assertThat(zone.draw(highestValue())).isEqualTo(80);
    }

    @Test
    void items_are_settled_one_by_one() {
        assertThat(zone(PriceStatement.of(10), PriceStatement.of(20))).isPresent();
        assertThat(zone(PriceStatement.of(20), PriceStatement.of(10))).isEmpty();
    }

    @Test
    void halves_are_rounded_to_the_even_tick() {
        assertThat(Ratio.of(1, 2).roundHalfEven()).isZero();
        assertThat(Ratio.of(3, 2).roundHalfEven()).isEqualTo(2);
        assertThat(Ratio.of(5, 2).roundHalfEven()).isEqualTo(2);
        assertThat(Ratio.of(-1, 2).roundHalfEven()).isZero();
        assertThat(Ratio.of(-3, 2).roundHalfEven()).isEqualTo(-2);
        assertThat(Ratio.of(-8, 5).roundHalfEven()).isEqualTo(-2);
        assertThat(Ratio.of(7, 5).roundHalfEven()).isEqualTo(1);
    }

    @Test
    void the_widest_zone_of_safe_integers_is_drawn_from_exactly() {
        long most = (1L << 53) - 1;
        PriceZone zone = new PriceZone(-most, -most, most, most);
        assertThat(zone.price(Ratio.of(1, 2))).isEqualTo(Ratio.ZERO);
        assertThat(zone.draw(lowestValue())).isEqualTo(-most);
        assertThat(zone.draw(highestValue())).isEqualTo(most);
    }

    private static Optional<PriceZone> zone(PriceStatement seller, PriceStatement buyer) {
        return PriceZone.between(seller, buyer, DEFAULT);
    }

    private static UniformValue lowestValue() {
        return UniformValue.of(new byte[UniformValue.LENGTH]);
    }

    private static UniformValue highestValue() {
        byte[] bytes = new byte[UniformValue.LENGTH];
        java.util.Arrays.fill(bytes, (byte) 0xff);
        return UniformValue.of(bytes);
    }
}
