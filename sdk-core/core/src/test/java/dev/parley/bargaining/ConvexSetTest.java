// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bargaining in large worlds: examples whose sets are smooth. */
class ConvexSetTest {
    /** Example 10: Alice has 10 and Bob 5 of what she values at 1 and he by the root of twice what he gets. */
    @Test
    void example_10_shares_by_the_nash_solution() {
        ConvexSet set = (alice, bob) -> {
            double a = kept(10, alice, bob);
            double b = kept(5, alice, bob);
            return new double[] {a + b, Math.sqrt(2 * (10 - a)) + Math.sqrt(2 * (5 - b))};
        };

        Payoffs nash = set.solve(BargainingRule.NASH, Payoffs.of(10, Math.sqrt(10)), .5)
                .orElseThrow();

        assertThat(nash.of(0)).isCloseTo(8.15396 + 3.15396, within(1e-5));
        assertThat(nash.of(1)).isCloseTo(Math.sqrt(2 * (10 - 8.15396)) + Math.sqrt(2 * (5 - 3.15396)), within(1e-5));
    }

    /** The two amounts are those at which the product of gains is greatest: no neighbour on a fine grid is better. */
    @Test
    void example_10_leaves_alice_most_of_each() {
        double product = product(8.15396, 3.15396);

        for (double a = -.01; a <= .01; a += .0005) {
            for (double b = -.01; b <= .01; b += .0005) {
                assertThat(product(8.15396 + a, 3.15396 + b)).isLessThanOrEqualTo(product + 1e-8);
            }
        }
    }

    private static double product(double a, double b) {
        return (a + b - 10) * (Math.sqrt(2 * (10 - a)) + Math.sqrt(2 * (5 - b)) - Math.sqrt(10));
    }

    /** Alice keeps what Bob's next unit is not worth more for: his marginal utility is one over the root. */
    private static double kept(double all, double alice, double bob) {
        return alice == 0 ? 0 : Math.max(0, all - bob * bob / (2 * alice * alice));
    }

    /** Example 54: discs of radius 3/4 and 1/4 add up to the unit disc. */
    @Test
    void example_54_weighs_the_types() {
        ConvexSet disc = (x, y) -> new double[] {x / Math.hypot(x, y), y / Math.hypot(x, y)};

        Payoffs nash =
                disc.solve(BargainingRule.NASH, Payoffs.of(.75, .25), .75).orElseThrow();

        assertThat(nash.of(0)).isCloseTo(.92216, within(0.5e-5));
        assertThat(nash.of(1)).isCloseTo(.38681, within(0.5e-5));
    }

    /** Example 55: each owns 1 and values the root of what its own kind holds by p, of the other's by 1 - p. */
    @ParameterizedTest
    @CsvSource({".75, .1, .05409", ".5, .5, .4142", ".9, .012195, .006154"})
    void example_55_gains_from_trade_shrink_with_certainty(double p, double othersShare, double gain) {
        ConvexSet set = (one, other) -> {
            double given = split(one * p, other * (1 - p));
            double got = split(other * p, one * (1 - p));
            return new double[] {
                p * Math.sqrt(1 - given) + (1 - p) * Math.sqrt(got), p * Math.sqrt(1 - got) + (1 - p) * Math.sqrt(given)
            };
        };

        Payoffs nash = set.solve(BargainingRule.NASH, Payoffs.of(p, p), .5).orElseThrow();

        assertThat(nash.of(0) / p - 1).isCloseTo(gain, within(0.5e-4));
        assertThat(1 - p * p / (nash.of(0) * nash.of(0))).isCloseTo(othersShare, within(1e-4));
    }

    /** Where keep × root(1 - x) + give × root(x) is greatest. */
    private static double split(double keep, double give) {
        return give * give / (keep * keep + give * give);
    }

    /** Example 56: logarithms of what each kind holds, at least 1 of r; the disagreement keeps all. */
    @ParameterizedTest
    @CsvSource({"100, .19905, .17052", "1e9, .23978, .29715"})
    void example_56_the_richer_the_more_is_shared(double r, double othersShare, double gain) {
        double p = .75;
        ConvexSet set = (one, other) -> {
            double given = Math.max(1, r * other * (1 - p) / (other * (1 - p) + one * p));
            double got = Math.max(1, r * one * (1 - p) / (one * (1 - p) + other * p));
            return new double[] {
                p * Math.log(Math.max(1, r - given)) + (1 - p) * Math.log(Math.min(got, r)),
                p * Math.log(Math.max(1, r - got)) + (1 - p) * Math.log(Math.min(given, r))
            };
        };
        double kept = p * Math.log(r);

        Payoffs nash =
                set.solve(BargainingRule.NASH, Payoffs.of(kept, kept), .5).orElseThrow();

        assertThat(nash.of(0) / kept - 1).isCloseTo(gain, within(1e-5));
        assertThat((1 - p) * Math.log((1 - p) * r) / nash.of(0)).isCloseTo(othersShare, within(1e-5));
    }

    /** Example 56 from the set's own disagreement, where one unit is always given. */
    @Test
    void example_56_measured_from_its_own_set() {
        double nash = .75 * Math.log(75) + .25 * Math.log(25);

        assertThat(nash / (.75 * Math.log(99)) - 1).isCloseTo(.17308, within(0.5e-5));
    }
}
