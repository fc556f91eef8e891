// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every zone, tried on zones and chances from seeded generators. */
class PriceZonePropertiesTest {
    private static final Ratio HALF = Ratio.of(1, 2);

    static Stream<PriceZone> zones() {
        SplittableRandom random = new SplittableRandom(41);
        return Stream.generate(() -> zone(random, 60)).limit(60);
    }

    private static PriceZone zone(SplittableRandom random, long most) {
        long[] sorted = LongStream.generate(() -> random.nextLong(-most, most + 1))
                .limit(4)
                .sorted()
                .toArray();
        return new PriceZone(sorted[0], sorted[1], sorted[2], sorted[3]);
    }

    private static Stream<Ratio> chances() {
        SplittableRandom random = new SplittableRandom(43);
        Stream<Ratio> within = Stream.generate(() -> value(random).chance()).limit(30);
        return Stream.concat(Stream.of(Ratio.ZERO, Ratio.ONE, HALF), within);
    }

    static UniformValue value(SplittableRandom random) {
        byte[] bytes = new byte[UniformValue.LENGTH];
        random.nextBytes(bytes);
        return UniformValue.of(bytes);
    }

    @ParameterizedTest
    @MethodSource("zones")
    void the_price_lies_within_the_zone_and_all_of_it_is_possible(PriceZone zone) {
        chances()
                .forEach(chance ->
                        assertThat(zone.price(chance)).isBetween(Ratio.of(zone.lowest()), Ratio.of(zone.highest())));
        if (!zone.isPoint()) {
            assertThat(zone.price(Ratio.ZERO)).isEqualTo(Ratio.of(zone.lowest()));
            assertThat(zone.price(Ratio.ONE)).isEqualTo(Ratio.of(zone.highest()));
            assertThat(zone.density(Ratio.of(zone.lowest()))).isGreaterThan(Ratio.ZERO);
            assertThat(zone.density(Ratio.of(zone.highest()))).isGreaterThan(Ratio.ZERO);
        }
    }

    @ParameterizedTest
    @MethodSource("zones")
    void the_inverse_and_the_distribution_undo_each_other(PriceZone zone) {
        if (!zone.isPoint()) {
            chances()
                    .forEach(chance ->
                            assertThat(zone.cumulative(zone.price(chance))).isEqualTo(chance));
        }
    }

    @ParameterizedTest
    @MethodSource("zones")
    void rounding_to_ticks_keeps_the_chances_and_the_mean_exactly(PriceZone zone) {
        Ratio all = Ratio.ZERO;
        Ratio mean = Ratio.ZERO;
        for (long tick = zone.lowest(); tick <= zone.highest(); tick++) {
            all = all.plus(zone.probability(tick));
            mean = mean.plus(zone.probability(tick).times(Ratio.of(tick)));
        }
        assertThat(all).isEqualTo(Ratio.ONE);
        assertThat(mean).isEqualTo(zone.mean());
    }

    /** So that what is drawn has these chances, and thus this mean: every value draws the tick that it falls to. */
    @ParameterizedTest
    @MethodSource("zones")
    void a_value_draws_the_tick_in_whose_chance_it_lies(PriceZone zone) {
        SplittableRandom random = new SplittableRandom(107);
        for (int i = 0; i < 200; i++) {
            UniformValue value = value(random);
            Ratio tick = Ratio.of(zone.draw(value));
            if (!zone.isPoint()) {
                assertThat(value.chance())
                        .isBetween(zone.cumulative(tick.minus(HALF)), zone.cumulative(tick.plus(HALF)));
            }
        }
    }

    @Test
    void the_mean_of_the_example_survives_rounding() {
        PriceZone zone = new PriceZone(0, 30, 80, 100);
        Ratio mean = LongStream.rangeClosed(0, 100)
                .mapToObj(tick -> zone.probability(tick).times(Ratio.of(tick)))
                .reduce(Ratio.ZERO, Ratio::plus);
        assertThat(mean).isEqualTo(Ratio.of(215, 4)).hasToString("215/4");
        System.out.printf("price zone 0, 30, 80, 100: mean over ticks %s = 53.75 exactly%n", mean);
    }

    /** Exactly, before rounding to ticks: within each of a hundred strips the price is spread evenly. */
    @Test
    void the_price_of_the_example_strays_from_its_mean_by_nineteen() {
        PriceZone zone = new PriceZone(0, 30, 80, 100);
        Ratio variance = Ratio.ZERO;
        for (long strip = 0; strip < 100; strip++) {
            Ratio chance = zone.cumulative(Ratio.of(strip + 1)).minus(zone.cumulative(Ratio.of(strip)));
            Ratio far = Ratio.of(2 * strip + 1, 2).minus(zone.mean());
            variance = variance.plus(chance.times(far.times(far).plus(Ratio.of(1, 12))));
        }
        assertThat(variance).isEqualTo(Ratio.of(17_725, 48));
        assertThat(Math.sqrt(17_725 / 48.0)).isCloseTo(19.2164, within(.5e-4));
    }

    @Test
    void exchanging_the_fair_prices_changes_nothing() {
        SplittableRandom random = new SplittableRandom(47);
        for (int i = 0; i < 500; i++) {
            long lowest = random.nextLong(0, 100);
            long highest = random.nextLong(0, 100);
            long one = random.nextLong(0, 100);
            long other = random.nextLong(0, 100);
            assertThat(zone(lowest, one, highest, other)).isEqualTo(zone(lowest, other, highest, one));
        }
    }

    private static Object zone(long lowest, long sellersFair, long highest, long buyersFair) {
        return PriceZone.between(
                PriceStatement.of(lowest, sellersFair),
                PriceStatement.of(highest, buyersFair),
                MissingFairPrice.BOTH_OR_NONE);
    }

    @ParameterizedTest
    @MethodSource("zones")
    void shifting_shifts_the_price(PriceZone zone) {
        PriceZone shifted =
                new PriceZone(zone.lowest() + 17, zone.lowerFair() + 17, zone.upperFair() + 17, zone.highest() + 17);
        chances()
                .forEach(chance -> assertThat(shifted.price(chance))
                        .isEqualTo(zone.price(chance).plus(Ratio.of(17))));
        assertThat(shifted.mean()).isEqualTo(zone.mean().plus(Ratio.of(17)));
    }

    @ParameterizedTest
    @MethodSource("zones")
    void scaling_scales_the_price(PriceZone zone) {
        PriceZone scaled =
                new PriceZone(zone.lowest() * 7, zone.lowerFair() * 7, zone.upperFair() * 7, zone.highest() * 7);
        chances()
                .forEach(chance -> assertThat(scaled.price(chance))
                        .isEqualTo(zone.price(chance).times(Ratio.of(7))));
        assertThat(scaled.mean()).isEqualTo(zone.mean().times(Ratio.of(7)));
    }

    @ParameterizedTest
    @MethodSource("zones")
    void mirroring_mirrors_the_price(PriceZone zone) {
        PriceZone mirrored = new PriceZone(-zone.highest(), -zone.upperFair(), -zone.lowerFair(), -zone.lowest());
        chances()
                .forEach(chance -> assertThat(mirrored.price(Ratio.ONE.minus(chance)))
                        .isEqualTo(Ratio.ZERO.minus(zone.price(chance))));
        assertThat(mirrored.mean()).isEqualTo(Ratio.ZERO.minus(zone.mean()));
    }

    @Test
    void the_complement_of_a_value_is_a_value() {
        byte[] bytes = value(new SplittableRandom(53)).bytes().toArray();
        byte[] flipped = bytes.clone();
        for (int i = 0; i < flipped.length; i++) {
            flipped[i] = (byte) ~flipped[i];
        }
        assertThat(UniformValue.of(flipped).chance())
                .isEqualTo(Ratio.ONE.minus(UniformValue.of(bytes).chance()));
    }

    /** With w a single tick of a billion, all but a billionth of the chance lies within a tick of the fair prices. */
    @Test
    void as_the_fair_prices_approach_the_price_does_too() {
        PriceZone close = new PriceZone(0, 400_000_000, 400_000_001, 1_000_000_000);
        assertThat(close.epsilon()).isEqualTo(Ratio.of(1, 2_000_000_000));
        Ratio tenth = Ratio.of(1, 10);
        assertThat(close.price(tenth)).isBetween(Ratio.of(400_000_000), Ratio.of(400_000_001));
        assertThat(close.price(Ratio.ONE.minus(tenth))).isBetween(Ratio.of(400_000_000), Ratio.of(400_000_001));
    }

    @Test
    void fair_prices_at_the_ends_make_it_uniform() {
        PriceZone uniform = new PriceZone(100, 100, 300, 300);
        assertThat(uniform.epsilon()).isEqualTo(HALF);
        chances()
                .forEach(chance -> assertThat(uniform.price(chance))
                        .isEqualTo(Ratio.of(100).plus(chance.times(Ratio.of(200)))));
        assertThat(uniform.mean()).isEqualTo(Ratio.of(200));
    }

    /** A mean that is quadratic in a fair price has its slope exactly as the difference quotient over ±1. */
    @ParameterizedTest
    @MethodSource("zones")
    void the_mean_rises_with_either_fair_price_at_a_slope_between_a_quarter_and_three(PriceZone zone) {
        long width = zone.highest() - zone.lowest();
        if (zone.upperFair() - 1 >= zone.lowerFair() && zone.upperFair() + 1 <= zone.highest()) {
            Ratio slope = slope(zone, 0, 1);
            assertThat(slope).isEqualTo(Ratio.of(3, 4).minus(Ratio.of(zone.upperFair() - zone.lowest(), 2 * width)));
            assertThat(slope).isBetween(Ratio.of(1, 4), Ratio.of(3, 4));
        }
        if (zone.lowerFair() + 1 <= zone.upperFair() && zone.lowerFair() - 1 >= zone.lowest()) {
            Ratio slope = slope(zone, 1, 0);
            assertThat(slope).isEqualTo(Ratio.of(1, 4).plus(Ratio.of(zone.lowerFair() - zone.lowest(), 2 * width)));
            assertThat(slope).isBetween(Ratio.of(1, 4), Ratio.of(3, 4));
        }
    }

    private static Ratio slope(PriceZone zone, long lower, long upper) {
        Ratio above = moved(zone, lower, upper).mean();
        Ratio beneath = moved(zone, -lower, -upper).mean();
        return above.minus(beneath).dividedBy(Ratio.of(2));
    }

    private static PriceZone moved(PriceZone zone, long lower, long upper) {
        return new PriceZone(zone.lowest(), zone.lowerFair() + lower, zone.upperFair() + upper, zone.highest());
    }

    @Test
    void outside_the_zone_a_fair_price_moves_nothing() {
        assertThat(zone(20, 90, 80, 40)).isEqualTo(zone(20, 1_000, 80, 40));
        assertThat(zone(20, 50, 80, 15)).isEqualTo(zone(20, 50, 80, 2));
    }

    /** Whatever either side calls fair, inside the zone or beyond it; strictly only while it lies within. */
    @Test
    void the_mean_never_falls_when_a_side_calls_more_fair() {
        SplittableRandom random = new SplittableRandom(97);
        int rose = 0;
        for (int i = 0; i < 2_000; i++) {
            long lowest = random.nextLong(0, 60);
            long highest = lowest + random.nextLong(1, 60);
            long sellers = random.nextLong(lowest, 130);
            long buyers = random.nextLong(-10, highest);
            Ratio mean = mean(lowest, sellers, highest, buyers);
            Ratio more = mean(lowest, sellers + 1, highest, buyers);
            assertThat(more).isGreaterThanOrEqualTo(mean);
            assertThat(mean(lowest, sellers, highest, buyers + 1)).isGreaterThanOrEqualTo(mean);
            assertThat(more.compareTo(mean) > 0).isEqualTo(sellers < highest);
            rose += more.compareTo(mean) > 0 ? 1 : 0;
        }
        assertThat(rose).isBetween(500, 1_500);
    }

    private static Ratio mean(long lowest, long sellersFair, long highest, long buyersFair) {
        return PriceZone.between(
                        PriceStatement.of(lowest, sellersFair),
                        PriceStatement.of(highest, buyersFair),
                        MissingFairPrice.BOTH_OR_NONE)
                .orElseThrow()
                .mean();
    }

    /** More disagreement also fattens the far tail, so that the higher mean is no stochastic dominance. */
    @Test
    void a_higher_fair_price_also_makes_the_lowest_prices_likelier() {
        PriceZone zone = new PriceZone(0, 40, 60, 100);
        PriceZone higher = new PriceZone(0, 40, 80, 100);
        assertThat(higher.mean()).isGreaterThan(zone.mean());
        assertThat(higher.cumulative(Ratio.of(20))).isGreaterThan(zone.cumulative(Ratio.of(20)));
    }

    /**
     * A million draws against the closed form, by Kolmogorov and Smirnov: √n·D stays below 1.95, which it exceeds one
     * time in a thousand by chance. The zone is wide, so that rounding to ticks is far below the test's resolution.
     */
    @ParameterizedTest
    @CsvSource({
        "59, 1000000000, 1300000000, 1800000000, 2000000000",
        "101, 0, 0, 2000000000, 2000000000",
        "103, 0, 100000000, 130000000, 2000000000"
    })
    void a_million_draws_follow_the_distribution(long seed, long lowest, long lower, long upper, long highest) {
        int draws = 1_000_000;
        PriceZone zone = new PriceZone(lowest, lower, upper, highest);
        SplittableRandom random = new SplittableRandom(seed);
        long[] prices =
                LongStream.generate(() -> zone.draw(value(random))).limit(draws).toArray();
        Arrays.sort(prices);
        double distance = 0;
        for (int i = 0; i < draws; i++) {
            double expected = expected(zone, (double) prices[i]);
            distance = Math.max(distance, Math.max(expected - (double) i / draws, (i + 1.0) / draws - expected));
        }
        double statistic = Math.sqrt(draws) * distance;
        System.out.printf(
                Locale.ROOT,
                "Kolmogorov-Smirnov, %d draws from (%d, %d, %d, %d): sqrt(n) D = %.4f < 1.95; seed %d%n",
                draws,
                lowest,
                lower,
                upper,
                highest,
                statistic,
                seed);
        assertThat(statistic).isLessThan(1.95);
    }

    /** The distribution in floating numbers, written down a second time. */
    private static double expected(PriceZone zone, double price) {
        double width = zone.highest() - zone.lowest();
        double fair = zone.upperFair() - zone.lowerFair();
        double epsilon = fair / (2 * width);
        double within = Math.max(0, Math.min(1, (price - zone.lowerFair()) / fair));
        return epsilon * (price - zone.lowest()) / width + (1 - epsilon) * within;
    }
}
