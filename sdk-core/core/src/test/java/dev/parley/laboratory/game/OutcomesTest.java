// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.laboratory.game.SealedBidAuction.Pricing;
import dev.parley.laboratory.game.TakeItOrLeaveIt.Side;
import dev.parley.laboratory.population.Chance;
import dev.parley.laboratory.population.Discrete;
import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Draw;
import dev.parley.laboratory.population.Empirical;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.TruncatedNormal;
import dev.parley.laboratory.population.Uniform;
import dev.parley.strategy.Negotiator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no play of any protocol does, over populations of every kind. */
class OutcomesTest {
    private static final List<Distribution> SPREADS = List.of(
            new Uniform(10, 50),
            new TruncatedNormal(30, 10, 0, 80),
            new Discrete(new double[] {5, 20, 21, 60}, new double[] {1, 2, 3, 1}),
            new Empirical(new double[] {12, 12, 15.5, 40, 41, 41, 90}),
            Distribution.always(25));

    private static final List<ProtocolModel> PROTOCOLS = List.of(
            new PostedPrice(30),
            new SequentialPrices(),
            new TakeItOrLeaveIt(Side.SELLER),
            new TakeItOrLeaveIt(Side.BUYER),
            new SealedBids(.3),
            new Haggling(Negotiator.conceding(.3), Negotiator.minimalConcession(), 20, .25),
            new SealedBidAuction(Pricing.FIRST_PRICE, Reserve.atFloor()),
            new SealedBidAuction(Pricing.FIRST_PRICE, Reserve.best()),
            new SealedBidAuction(Pricing.SECOND_PRICE, Reserve.best()),
            new SealedBidAuction(Pricing.SECOND_PRICE, Reserve.of(33)),
            new EnglishAuction(Reserve.best(), 1),
            new DutchAuction(Reserve.atFloor(), .5),
            new HonestTrade(.5));

    @Test
    void nobody_pays_more_than_the_goods_are_worth_or_sells_below_the_floor() {
        int sold = 0;
        for (Distribution costs : SPREADS) {
            for (Distribution values : SPREADS) {
                Population population = Population.of(costs, values, Headcount.between(0, 4));
                sold += sales(population, Fee.NONE) + sales(population, new Fee(.1, .5));
            }
        }
        assertThat(sold).isGreaterThan(10_000);
    }

    private static int sales(Population population, Fee fee) {
        int sold = 0;
        for (ProtocolModel protocol : PROTOCOLS) {
            if (protocol.obstacle(population).isEmpty()) {
                sold += sales(population, fee, protocol);
            }
        }
        return sold;
    }

    private static int sales(Population population, Fee fee, ProtocolModel protocol) {
        ProtocolModel.Game game = protocol.prepare(population, fee);
        Chance chance = Chance.of(3, 0);
        int sold = 0;
        for (int i = 0; i < 200; i++) {
            Draw draw = population.draw(fee, chance);
            Outcome outcome = game.play(draw);
            assertThat(outcome).as(protocol.name()).isEqualTo(game.play(draw));
            if (outcome.isSold()) {
                sold++;
                assertThat(outcome.price())
                        .as("%s of %s in %s", protocol.name(), draw, population)
                        .isBetween(draw.floor() - 1e-6, draw.values()[outcome.buyer()] + 1e-6);
            }
        }
        return sold;
    }

    /** No price on a grid earns a seller more. */
    @Test
    void no_price_earns_more_than_the_best() {
        for (Distribution values : SPREADS) {
            BestPrice best = BestPrice.ofSeller(values, 0);
            for (double floor = 0; floor < 90; floor += 3.7) {
                double reached = earned(values, floor, best.asked(floor));
                for (double price = floor; price < 95; price += .5) {
                    assertThat(earned(values, floor, price)).isLessThanOrEqualTo(reached + 1e-3);
                }
                assertThat(best.gainOver(floor)).isCloseTo(reached, within(1e-6));
            }
        }
    }

    private static double earned(Distribution values, double floor, double price) {
        return (price - floor) * (1 - values.below(price));
    }

    @Test
    void no_offer_gains_a_buyer_more_than_the_best() {
        for (Distribution floors : SPREADS) {
            BestPrice best = BestPrice.ofBuyer(floors, 0);
            for (double worth = 1; worth < 90; worth += 3.7) {
                double reached = (worth - best.offered(worth)) * taken(floors, best.offered(worth));
                for (double price = 0; price <= worth; price += .5) {
                    assertThat((worth - price) * taken(floors, price)).isLessThanOrEqualTo(reached + 1e-3);
                }
            }
        }
    }

    private static double taken(Distribution floors, double price) {
        return floors.below(Math.nextUp(price));
    }

    /** A bidder with a rank of its own gains no more by bidding as any other rank. */
    @ParameterizedTest
    @ValueSource(doubles = {0, .5})
    void no_other_bid_gains_a_bidder_more_at_first_price(double risk) {
        int bidders = 3;
        for (Distribution values : SPREADS.subList(0, 4)) {
            Population population = Population.of(Distribution.always(0), values, Headcount.exactly(bidders))
                    .withRisk(risk, 0);
            ShadedBids bids = ShadedBids.of(population, bidders);
            for (double rank = .05; rank < 1; rank += .1) {
                double own = utility(values.quantile(rank), bids, rank, bidders, risk);
                for (double other = .01; other < 1; other += .01) {
                    assertThat(utility(values.quantile(rank), bids, other, bidders, risk))
                            .as("rank %s as %s of %s", rank, other, values)
                            .isLessThanOrEqualTo(own * 1.003 + 1e-2);
                }
            }
        }
    }

    private static double utility(double value, ShadedBids bids, double rank, int bidders, double risk) {
        double left = value - bids.bid(rank, 0);
        return left <= 0 ? Math.min(0, left) : Math.pow(left, 1 - risk) * Math.pow(rank, bidders - 1);
    }

    /** FOC of both sides: over ranges of their own, no other bid or ask gains more against the other's line. */
    @ParameterizedTest
    @ValueSource(doubles = {0, .25, .5, 1})
    void no_other_bid_gains_more_in_a_double_auction_over_any_two_ranges(double k) {
        Uniform costs = new Uniform(20, 70);
        Uniform values = new Uniform(30, 110);
        ProtocolModel.Game game =
                new SealedBids(k).prepare(Population.of(costs, values, Headcount.exactly(1)), Fee.NONE);
        for (double value = 32; value < 110; value += 9) {
            double own = gainOfBuyer(game, costs, value, value);
            for (double as = 31; as < 110; as += 1) {
                assertThat(gainOfBuyer(game, costs, value, as)).isLessThanOrEqualTo(own + .02);
            }
        }
        for (double cost = 22; cost < 70; cost += 9) {
            double own = gainOfSeller(game, values, cost, cost);
            for (double as = 21; as < 70; as += 1) {
                assertThat(gainOfSeller(game, values, cost, as)).isLessThanOrEqualTo(own + .02);
            }
        }
    }

    private static double gainOfBuyer(ProtocolModel.Game game, Uniform costs, double value, double as) {
        double sum = 0;
        for (int cell = 0; cell < 2_000; cell++) {
            Outcome outcome = game.play(draw(costs.quantile((cell + .5) / 2_000), as));
            sum += outcome.isSold() ? value - outcome.price() : 0;
        }
        return sum / 2_000;
    }

    private static double gainOfSeller(ProtocolModel.Game game, Uniform values, double cost, double as) {
        double sum = 0;
        for (int cell = 0; cell < 2_000; cell++) {
            Outcome outcome = game.play(draw(as, values.quantile((cell + .5) / 2_000)));
            sum += outcome.isSold() ? outcome.price() - cost : 0;
        }
        return sum / 2_000;
    }

    private static Draw draw(double cost, double value) {
        double[] one = {value};
        return new Draw(cost, cost, new double[] {.5}, one, one);
    }

    @Test
    void refuses_protocols_that_make_no_sense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SealedBids(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SealedBids(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new EnglishAuction(Reserve.best(), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new DutchAuction(Reserve.best(), Double.NaN));
        Negotiator any = Negotiator.conceding(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Haggling(any, any, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Haggling(any, any, 5, 0));
    }
}
