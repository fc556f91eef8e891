// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TwoSamplesTest {
    /** D = 0.6 and the rank sum 19 of a sample of 5, reckoned by hand. */
    @Test
    void small_samples_have_the_statistics_that_one_reckons_by_hand() {
        TwoSamples samples = TwoSamples.of(new double[] {1, 2, 3, 6, 7}, new double[] {4, 5, 8, 9, 10});
        assertThat(samples.distance()).isEqualTo(0.6);
        assertThat(samples.z()).isCloseTo((19 - 27.5) / Math.sqrt(25 / 12.0 * 11), within(1e-12));
        assertThat(samples.rankP()).isCloseTo(0.07580, within(1e-4));
    }

    @Test
    void ties_share_their_ranks() {
        TwoSamples samples = TwoSamples.of(new double[] {1, 1, 2}, new double[] {1, 2, 2});
        assertThat(samples.distance()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(samples.z()).isCloseTo(-1.5 / Math.sqrt(9 / 12.0 * (7 - 48 / 30.0)), within(1e-12));
        TwoSamples same = TwoSamples.of(new double[] {5, 5}, new double[] {5, 5, 5});
        assertThat(same.distance()).isZero();
        assertThat(same.distanceP()).isEqualTo(1);
    }

    /** Of a thousand comparisons in which nothing differs about a hundred have p below a tenth. */
    @Test
    void where_nothing_differs_p_is_as_small_as_chance_makes_it() {
        Random random = new Random(1);
        int distances = 0;
        int ranks = 0;
        for (int i = 0; i < 1_000; i++) {
            TwoSamples samples = TwoSamples.of(skewed(random, 0, 500), skewed(random, 0, 500));
            distances += samples.distanceP() < 0.1 ? 1 : 0;
            ranks += samples.rankP() < 0.1 ? 1 : 0;
        }
        assertThat(distances).isBetween(60, 130);
        assertThat(ranks).isBetween(70, 130);
    }

    @Test
    void a_shift_by_a_tenth_of_the_spread_is_found_in_ten_thousand_pairs() {
        Random random = new Random(1);
        TwoSamples samples = TwoSamples.of(skewed(random, 0.1, 10_000), skewed(random, 0, 10_000));
        assertThat(samples.distanceP()).isLessThan(1e-6);
        assertThat(samples.rankP()).isLessThan(1e-6);
        assertThat(samples.z()).isPositive();
    }

    private static double[] skewed(Random random, double shift, int size) {
        return random.doubles(size)
                .map(uniform -> shift - Math.log(1 - uniform))
                .toArray();
    }
}
