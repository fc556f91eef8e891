// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.adapter.ojalgo.OjAlgoSolver;
import dev.parley.bargaining.ProgramSolver;
import dev.parley.laboratory.population.Discrete;
import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.MeanOfSignals;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.TruncatedNormal;
import dev.parley.laboratory.population.Uniform;
import org.junit.jupiter.api.Test;

/** Myerson and Satterthwaite 1983. */
class BestMechanismTest {
    private static final ProgramSolver SOLVER = new OjAlgoSolver();
    private static final Uniform UNIT = new Uniform(0, 1);
    private static final Population BILATERAL = Population.of(UNIT, UNIT, Headcount.exactly(1));

    @Test
    void tends_to_nine_sixty_fourths_as_the_grid_gets_finer() {
        double before = Double.POSITIVE_INFINITY;
        for (int cells : new int[] {4, 8, 16, 24}) {
            double away = 9 / 64.0 - BestMechanism.of(BILATERAL, SOLVER, cells).gains();
            System.out.println("9/64 is missed by " + away + " on " + cells + " cells");
            assertThat(away).isBetween(0.0, before);
            before = away;
        }
        assertThat(before).isLessThan(5e-4);
        assertThat(BestMechanism.of(BILATERAL, SOLVER, 4).limit()).isCloseTo(9 / 64.0, within(1e-5));
    }

    @Test
    void is_what_the_dual_says_where_values_are_spread_regularly() {
        for (Distribution values : new Distribution[] {UNIT, new TruncatedNormal(.7, .3, 0, 2), new Uniform(.3, 1.4)}) {
            for (int buyers = 1; buyers <= 3; buyers++) {
                Population population = Population.of(UNIT, values, Headcount.exactly(buyers));
                BestMechanism best = BestMechanism.of(population, SOLVER, 8);
                assertThat(best.gains())
                        .as("%s buyers of %s", buyers, values)
                        .isCloseTo(best.gridLimit(), within(1e-6));
            }
        }
    }

    /** A known cost can be a reserve, and an auction then loses nothing. */
    @Test
    void with_a_known_cost_it_is_the_first_best() {
        Population auction = Population.of(Distribution.always(0), UNIT, Headcount.exactly(3));

        assertThat(BestMechanism.of(auction, SOLVER, 16).gains()).isCloseTo(3 / 4.0, within(1e-3));
    }

    /**
     * Two types each: value 1 or 3, cost 0 or 2, equally likely. All three deals that gain (1−0, 3−0, 3−2) are worth
     * (1 + 3 + 1)/4; virtual values are −1 and 3, virtual costs 0 and 4: −1 + 3 − 1 = 1 ≥ 0, so the first best is reached.
     */
    @Test
    void two_types_each_can_be_worked_out_by_hand() {
        Distribution values = new Discrete(new double[] {1, 3}, new double[] {1, 1});
        Distribution costs = new Discrete(new double[] {0, 2}, new double[] {1, 1});
        Population population = Population.of(costs, values, Headcount.exactly(1));

        assertThat(BestMechanism.of(population, SOLVER, 50).gains()).isCloseTo(5 / 4.0, within(1e-9));
    }

    /** With one more apart, cost 0 or 2.9: virtual costs 0 and 5.8: −1 + 3 − 2.8 = −.8; the deal 1−0 is given up by .8. */
    @Test
    void a_deal_is_made_less_often_where_the_budget_does_not_cover_it() {
        Distribution values = new Discrete(new double[] {1, 3}, new double[] {1, 1});
        Distribution costs = new Discrete(new double[] {0, 2.9}, new double[] {1, 1});
        Population population = Population.of(costs, values, Headcount.exactly(1));

        // Giving up the deal (3, 2.9) costs .1 for 2.8 of budget: cheapest.
        double expected = (1 + 3 + .1 * (1 - .8 / 2.8)) / 4;
        assertThat(BestMechanism.of(population, SOLVER, 50).gains()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void random_numbers_of_buyers_are_weighed() {
        Population one = BILATERAL;
        Population mixed = BILATERAL.with(Headcount.between(0, 1));

        assertThat(BestMechanism.of(mixed, SOLVER, 8).gains())
                .isCloseTo(BestMechanism.of(one, SOLVER, 8).gains() / 2, within(1e-9));
    }

    /** Without a solver: the same limit, and never below what the program reaches on its grid. */
    @Test
    void the_limit_needs_no_solver() {
        for (Distribution values : new Distribution[] {UNIT, new TruncatedNormal(.7, .3, 0, 2), new Uniform(.3, 1.4)}) {
            for (int most = 1; most <= 3; most++) {
                Population population = Population.of(UNIT, values, Headcount.between(0, most));
                BestMechanism best = BestMechanism.of(population, SOLVER, 6);

                assertThat(BestMechanism.limit(population).orElseThrow())
                        .isEqualTo(best.limit())
                        .isGreaterThan(best.gains());
            }
        }
        assertThat(BestMechanism.limit(BILATERAL).orElseThrow()).isCloseTo(9 / 64.0, within(1e-5));
    }

    @Test
    void the_limit_is_not_told_where_it_is_not_known() {
        Distribution lumpy = new Discrete(new double[] {1, 2, 9}, new double[] {16, 1, 3});

        assertThat(BestMechanism.limit(BILATERAL.with(new MeanOfSignals(UNIT)))).isEmpty();
        assertThat(BestMechanism.limit(BILATERAL.withRisk(.5, 0))).isEmpty();
        assertThat(BestMechanism.limit(BILATERAL.withRisk(0, .5))).isEmpty();
        assertThat(BestMechanism.limit(BILATERAL.with(Headcount.exactly(BestMechanism.MOST_BUYERS + 1))))
                .isEmpty();
        assertThat(BestMechanism.limit(Population.of(UNIT, lumpy, Headcount.exactly(2))))
                .isEmpty();
        assertThat(BestMechanism.limit(Population.of(UNIT, lumpy, Headcount.exactly(1))))
                .isPresent();
        assertThat(BestMechanism.limit(BILATERAL.with(Headcount.exactly(0)))).hasValue(0);
    }

    @Test
    void refuses_common_values() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BestMechanism.of(BILATERAL.with(new MeanOfSignals(UNIT)), SOLVER, 8));
    }
}
