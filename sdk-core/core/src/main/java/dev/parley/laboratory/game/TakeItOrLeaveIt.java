// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Draw;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.SellerKnowsBetter;
import java.util.Optional;

/**
 * One side names a price, and the other, the first buyer or the seller, takes it or leaves. Values and costs evenly spread
 * from 0 to 1 make a deal in 1/4 of all cases, worth 1/12 to whoever names the price and 1/24 to the other.
 *
 * @param proposer who names the price
 * @since 0.1.0
 */
public record TakeItOrLeaveIt(Side proposer) implements ProtocolModel {
    /** A side of a sale. */
    public enum Side {
        SELLER,
        BUYER
    }

    @Override
    public String name() {
        return proposer == Side.SELLER ? "seller's only offer" : "buyer's only offer";
    }

    @Override
    public String assumption() {
        return "Whoever names the price knows how the other side's values are spread, and cannot be moved afterwards.";
    }

    @Override
    public Optional<String> obstacle(Population population) {
        boolean reads = !population.valuation().isPrivate()
                && population.bidding() == Population.Bidding.EQUILIBRIUM
                && proposer == Side.SELLER
                && population.valuation() instanceof SellerKnowsBetter;
        return reads ? Optional.of("a buyer would read the quality from the seller's price") : Optional.empty();
    }

    @Override
    public Game prepare(Population population, Fee fee) {
        requirePlayable(population, fee);
        return proposer == Side.SELLER ? sellers(population) : buyers(population, fee.floors(population.costs()));
    }

    private static Game sellers(Population population) {
        BestPrice[] best = new BestPrice[population.buyers().most() + 1];
        for (int buyers = 1; buyers < best.length; buyers++) {
            best[buyers] = population.valuation().isSpreadAlike() && buyers > 1
                    ? best[1]
                    : BestPrice.ofSeller(
                            population.valuation().estimates(buyers, population.costs()), population.sellerRisk());
        }
        return draw -> {
            if (draw.buyers() == 0) {
                return Outcome.unsold(0);
            }
            double price = best[draw.buyers()].asked(draw.floor());
            return estimate(population, draw) >= price ? Outcome.sold(0, price, 2) : Outcome.unsold(2);
        };
    }

    private static Game buyers(Population population, Distribution floors) {
        BestPrice best = BestPrice.ofBuyer(floors, population.buyerRisk());
        boolean lemons = population.valuation() instanceof SellerKnowsBetter
                && population.bidding() == Population.Bidding.EQUILIBRIUM;
        double wary = lemons ? waryOffer((SellerKnowsBetter) population.valuation(), floors) : 0;
        return draw -> {
            if (draw.buyers() == 0) {
                return Outcome.unsold(0);
            }
            double price = lemons ? wary : best.offered(estimate(population, draw));
            return draw.floor() <= price ? Outcome.sold(0, price, 2) : Outcome.unsold(2);
        };
    }

    private static double estimate(Population population, Draw draw) {
        return population.valuation().estimate(draw.signals()[0], draw.buyers());
    }

    /** The best offer of a buyer who minds which sellers accept; below all floors where every offer loses. */
    private static double waryOffer(SellerKnowsBetter valuation, Distribution floors) {
        double best = Double.NEGATIVE_INFINITY;
        double gain = 0;
        for (double cut : floors.cuts(1 << 10)) {
            double price = floors.quantile(cut);
            double expected = cut == 0 ? 0 : valuation.gainOfOffering(price, cut);
            if (expected > gain) {
                gain = expected;
                best = price;
            }
        }
        return best;
    }
}
