// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.laboratory.Experiment;
import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Draw;
import dev.parley.laboratory.population.Empirical;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.MeanOfSignals;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.TruncatedNormal;
import dev.parley.laboratory.population.Uniform;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sealed bids between two parties whose values and costs are spread in any way. */
class SealedBidsTest {
    private static final Uniform UNIT = new Uniform(0, 1);
    private static final int CELLS = 1_000;

    private static Population people(Distribution costs, Distribution values) {
        return Population.of(costs, values, Headcount.exactly(1));
    }

    /** Chatterjee and Samuelson: 2v/3 + 1/12 and 2c/3 + 1/4 gain 9/64, more than which no mechanism gains. */
    @Test
    void even_spreads_come_to_the_linear_equilibrium() {
        BidEquilibrium found = BidEquilibrium.of(UNIT, UNIT, .5);

        for (double known = .02; known < 1; known += .02) {
            if (known > .27) {
                assertThat(found.bids().of(known))
                        .as("bid for %s", known)
                        .isCloseTo(2 * known / 3 + 1 / 12.0, within(.015));
            }
            if (known < .73) {
                assertThat(found.asks().of(known))
                        .as("ask for %s", known)
                        .isCloseTo(2 * known / 3 + 1 / 4.0, within(.015));
            }
        }
        assertThat(found.isAtRest()).isTrue();
        assertThat(found.firstBest()).isCloseTo(1 / 6.0, within(1e-3));
        assertThat(gainsOf(found)).isCloseTo(9 / 64.0, within(2e-4));
    }

    /** What is gained where costs and values are at the middles of a grid's cells. */
    private static double gainsOf(BidEquilibrium found) {
        double sum = 0;
        for (int i = 0; i < CELLS; i++) {
            double value = (i + .5) / CELLS;
            double bid = Math.min(value, found.bids().of(value));
            for (int j = 0; j < CELLS; j++) {
                double cost = (j + .5) / CELLS;
                sum += bid >= Math.max(cost, found.asks().of(cost)) ? value - cost : 0;
            }
        }
        return sum / CELLS / CELLS;
    }

    private static List<Population> uneven() {
        Random random = new Random(283);
        double[] sellers = random.doubles(300).map(u -> 40 + 30 * u * u).toArray();
        double[] buyers = random.doubles(300).map(u -> 45 + 40 * Math.sqrt(u)).toArray();
        return List.of(
                people(new TruncatedNormal(50, 15, 0, 100), new TruncatedNormal(60, 20, 0, 120)),
                people(new Uniform(0, 100), new TruncatedNormal(60, 20, 0, 120)),
                people(new TruncatedNormal(20, 30, 0, 90), new Uniform(10, 100)),
                people(new Empirical(sellers), new Empirical(buyers)));
    }

    /** Played out against every cost and value, no other bid and no other ask gains more, but for a sliver. */
    @ParameterizedTest
    @ValueSource(doubles = {0, .25, .5, 1})
    void no_other_bid_gains_more_whatever_the_spread(double k) {
        // At a quarter the seller of records could gain .7 % of the first best by other asks: left out, and said.
        List<Population> tried = k == .25 ? uneven().subList(0, 3) : uneven();
        for (Population population : tried) {
            SealedBids protocol = new SealedBids(k);
            assertThat(protocol.obstacle(population)).as("%s", population).isEmpty();
            Distribution values = population.valuation().estimates(1, population.costs());
            ProtocolModel.Game game = protocol.prepare(population, Fee.NONE);
            double gainsToHave = firstBest(values, population.costs());
            assertThat(buyersRegret(game, values, population.costs()))
                    .as("buyers of %s", population)
                    .isLessThan(.01 * gainsToHave);
            assertThat(sellersRegret(game, values, population.costs()))
                    .as("sellers of %s", population)
                    .isLessThan(.01 * gainsToHave);
        }
    }

    private static double firstBest(Distribution values, Distribution costs) {
        double sum = 0;
        for (int i = 0; i < CELLS; i++) {
            for (int j = 0; j < CELLS; j += 10) {
                sum += Math.max(0, values.quantile((i + .5) / CELLS) - costs.quantile((j + .5) / CELLS));
            }
        }
        return sum * 10 / CELLS / CELLS;
    }

    /** What buyers would gain by acting as if the goods were worth something else to them, each by its own best. */
    private static double buyersRegret(ProtocolModel.Game game, Distribution values, Distribution costs) {
        double sum = 0;
        for (int own = 1; own < 20; own++) {
            double value = values.quantile(own / 20.0);
            double most = 0;
            for (int as = 1; as < 60; as++) {
                most = Math.max(most, gainOfBuyer(game, costs, value, values.quantile(as / 60.0)));
            }
            sum += most - Math.min(most, gainOfBuyer(game, costs, value, value));
        }
        return sum / 19;
    }

    private static double sellersRegret(ProtocolModel.Game game, Distribution values, Distribution costs) {
        double sum = 0;
        for (int own = 1; own < 20; own++) {
            double cost = costs.quantile(own / 20.0);
            double most = 0;
            for (int as = 1; as < 60; as++) {
                most = Math.max(most, gainOfSeller(game, values, cost, costs.quantile(as / 60.0)));
            }
            sum += most - Math.min(most, gainOfSeller(game, values, cost, cost));
        }
        return sum / 19;
    }

    private static double gainOfBuyer(ProtocolModel.Game game, Distribution costs, double value, double as) {
        double sum = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            Outcome outcome = game.play(draw(costs.quantile((cell + .5) / CELLS), as));
            sum += outcome.isSold() ? value - outcome.price() : 0;
        }
        return sum / CELLS;
    }

    private static double gainOfSeller(ProtocolModel.Game game, Distribution values, double cost, double as) {
        double sum = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            Outcome outcome = game.play(draw(as, values.quantile((cell + .5) / CELLS)));
            sum += outcome.isSold() ? outcome.price() - cost : 0;
        }
        return sum / CELLS;
    }

    private static Draw draw(double cost, double value) {
        double[] one = {value};
        return new Draw(cost, cost, new double[] {.5}, one, one);
    }

    /** Where the ask alone is the price, the seller offers once, and the buyer is honest; and the other way round. */
    @Test
    void a_price_that_one_side_alone_sets_is_an_only_offer() {
        for (Population population : uneven().subList(0, 3)) {
            double sellers = gains(population, new TakeItOrLeaveIt(TakeItOrLeaveIt.Side.SELLER));
            double buyers = gains(population, new TakeItOrLeaveIt(TakeItOrLeaveIt.Side.BUYER));

            assertThat(gains(population, new SealedBids(0))).isCloseTo(sellers, within(.01 * sellers));
            assertThat(gains(population, new SealedBids(1))).isCloseTo(buyers, within(.01 * buyers));
        }
    }

    private static double gains(Population population, ProtocolModel protocol) {
        return Experiment.of(population, protocol, 50_000, 3)
                .play()
                .of(protocol.name())
                .gains()
                .mean();
    }

    /** A fee is the seller's: bids answer floors, and nobody sells below its own. */
    @Test
    void a_fee_is_part_of_what_is_answered() {
        Population population = uneven().get(0);
        Fee fee = new Fee(.2, 3);
        Experiment experiment = new Experiment(
                population, fee, List.of(new SealedBids(.5)), dev.parley.laboratory.Goal.GAINS, 20_000, 5);

        var measures = experiment.play().measures().get(0);

        assertThat(measures.seller().isPositive()).isTrue();
        assertThat(measures.buyer().isPositive()).isTrue();
        assertThat(measures.gains().mean()).isLessThan(gains(population, new SealedBids(.5)));
    }

    @Test
    void says_where_no_answer_was_found_or_none_is_known() {
        SealedBids protocol = new SealedBids(.5);

        assertThat(protocol.obstacle(people(UNIT, UNIT).withRisk(.1, 0))).isPresent();
        assertThat(new SealedBids(1).obstacle(people(UNIT, UNIT).withRisk(.1, 0)))
                .isEmpty();
        assertThat(protocol.obstacle(people(UNIT, UNIT).with(new MeanOfSignals(UNIT))))
                .isPresent();
        assertThat(protocol.obstacle(people(Distribution.always(0), UNIT)))
                .hasValueSatisfying(why -> assertThat(why).contains("differ from one party to the next"));
        assertThat(new SealedBids(.25).obstacle(uneven().get(3)))
                .hasValueSatisfying(why -> assertThat(why).contains("no bids and asks were found"));
        assertThat(new SealedBids(.25).obstacle(people(new Uniform(2, 3), new TruncatedNormal(.5, 1, 0, 2))))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> protocol.prepare(people(Distribution.always(0), UNIT), Fee.NONE));
    }
}
