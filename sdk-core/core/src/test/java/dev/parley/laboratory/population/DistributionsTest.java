// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DistributionsTest {
    private static final List<Distribution> ALL = List.of(
            new Uniform(-3, 5),
            new TruncatedNormal(10, 2, 9, 14),
            new TruncatedNormal(0, 1, -1e6, 1e6),
            new Discrete(new double[] {1, 2, 10}, new double[] {1, 1, 2}),
            new Empirical(new double[] {3, 1, 1, 7.5}),
            new TruncatedNormal(10, 2, 9, 14).moved(2, -5),
            new Uniform(0, 1).moved(10, 3),
            Distribution.always(4));

    @Test
    void quantiles_rise_and_undo_shares() {
        for (Distribution spread : ALL) {
            double before = spread.least();
            for (double share = .001; share < 1; share += .001) {
                double value = spread.quantile(share);
                assertThat(value).as(spread.toString()).isBetween(before, spread.most());
                assertThat(spread.below(value)).isLessThanOrEqualTo(share + 1e-6);
                assertThat(spread.below(Math.nextUp(value))).isGreaterThanOrEqualTo(share - 1e-6);
                assertThat(spread.quantileAbove(share)).isGreaterThanOrEqualTo(value);
                before = value;
            }
            assertThat(spread.below(spread.least())).isZero();
            assertThat(spread.below(spread.most() + 1)).isEqualTo(1);
        }
    }

    @Test
    void the_mean_is_that_of_the_quantiles() {
        for (Distribution spread : ALL) {
            double mean = DoubleStream.iterate(.5, i -> i < 100_000, i -> i + 1)
                    .map(i -> spread.quantile(i / 100_000))
                    .average()
                    .orElseThrow();
            assertThat(spread.mean()).as(spread.toString()).isCloseTo(mean, within(1e-3));
        }
    }

    /** Φ(1.96) = .975. */
    @Test
    void a_bell_that_is_not_cut_off_is_the_normal_distribution() {
        Distribution bell = new TruncatedNormal(100, 15, -1e9, 1e9);

        assertThat(bell.quantile(.975)).isCloseTo(100 + 15 * 1.959964, within(1e-3));
        assertThat(bell.below(85)).isCloseTo(.158655, within(1e-5));
        assertThat(bell.mean()).isCloseTo(100, within(1e-9));
    }

    @Test
    void cuts_of_a_few_values_are_cells_of_one_value_each() {
        Distribution few = new Discrete(new double[] {1, 2, 10}, new double[] {1, 1, 2});

        assertThat(few.cuts(100)).containsExactly(0, .25, .5, 1);
        assertThat(few.cuts(2)).containsExactly(0, .25, 1);
        assertThat(few.quantile(.25)).isEqualTo(1);
        assertThat(few.quantileAbove(.25)).isEqualTo(2);
        assertThat(few.below(2)).isEqualTo(.25);
    }

    @Test
    void refuses_what_is_no_distribution() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Uniform(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Uniform(0, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Uniform(Double.NEGATIVE_INFINITY, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TruncatedNormal(0, 0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TruncatedNormal(0, 1, 50, 60));
        assertThatIllegalArgumentException().isThrownBy(() -> new Discrete(new double[0], new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Discrete(new double[] {2, 1}, new double[] {1, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Discrete(new double[] {1}, new double[] {-1}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Empirical(new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Empirical(new double[] {Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Uniform(0, 1).moved(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fee(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fee(0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Headcount.between(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Headcount.exactly(Headcount.MOST + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Headcount.observed(new int[] {-1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Population.of(Distribution.always(0), Distribution.always(1), Headcount.exactly(1))
                        .withRisk(1, 0));
    }

    @Test
    void as_many_buyers_come_as_were_observed() {
        Headcount observed = Headcount.observed(new int[] {0, 2, 2, 5});
        Chance chance = Chance.of(1, 1);
        int[] came = new int[6];
        for (int i = 0; i < 40_000; i++) {
            came[observed.draw(chance)]++;
        }

        assertThat(observed.mean()).isEqualTo(2.25);
        assertThat(observed.share(2)).isEqualTo(.5);
        assertThat(came[0]).isBetween(9_700, 10_300);
        assertThat(came[2]).isBetween(19_600, 20_400);
        assertThat(came[1] + came[3] + came[4]).isZero();
    }

    /** Serial correlation, mean and spread of many streams, each well within five standard errors. */
    @Test
    void streams_of_chance_look_independent() {
        int size = 1_000;
        double sum = 0;
        double neighbours = 0;
        double across = 0;
        for (long stream = 0; stream < size; stream++) {
            Chance one = Chance.of(42, stream);
            Chance other = Chance.of(42, stream + 1);
            double before = one.next();
            for (int i = 0; i < size; i++) {
                double now = one.next();
                sum += now - .5;
                neighbours += (now - .5) * (before - .5);
                across += (now - .5) * (other.next() - .5);
                before = now;
            }
        }
        double plays = (double) size * size;
        assertThat(sum / plays).isCloseTo(0, within(5 * Math.sqrt(1 / 12.0 / plays)));
        assertThat(neighbours / plays).isCloseTo(0, within(5 / 12.0 / Math.sqrt(plays)));
        assertThat(across / plays).isCloseTo(0, within(5 / 12.0 / Math.sqrt(plays)));
    }
}
