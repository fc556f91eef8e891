// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.PrivateValues;
import dev.parley.laboratory.population.Uniform;
import java.util.Optional;

/**
 * Sealed bids between the seller and the first buyer: where the bid is at least the ask, the price lies between them. Both
 * play an equilibrium, one of many, in which each shades what it states: the linear one where values and costs are evenly spread,
 * else the smooth one that gains both together most ({@link BidEquilibrium}).
 *
 * <p>Source: Chatterjee and Samuelson, <i>Bargaining under incomplete information</i> (1983), the lines for values and costs
 * evenly spread over any two ranges. From 0 to 1 both and k = ½: a deal where the value exceeds the cost by a quarter, and
 * 9/64 in gains, the most that any mechanism reaches (Myerson and Satterthwaite 1983).
 *
 * @param k where the price lies between the ask (0) and the bid (1)
 * @since 0.1.0
 */
public record SealedBids(double k) implements ProtocolModel {
    /**
     * Checks the rule.
     *
     * @throws IllegalArgumentException if k is not from 0 to 1
     */
    public SealedBids {
        if (!(k >= 0 && k <= 1)) {
            throw new IllegalArgumentException("k must be from 0 to 1, and is " + k);
        }
    }

    @Override
    public String name() {
        return k == .5 ? "sealed bids, price in the middle" : "sealed bids, k = " + Figures.amount(k);
    }

    @Override
    public String assumption() {
        return "Both sides shade their sealed bids as in an equilibrium, one of many: the linear one where values and costs are"
                + " evenly spread, else the smooth one that gains most for both.";
    }

    @Override
    public Optional<String> obstacle(Population population) {
        return obstacle(population, Fee.NONE);
    }

    @Override
    public Optional<String> obstacle(Population population, Fee fee) {
        if (!(population.valuation() instanceof PrivateValues buyers)) {
            return Optional.of("the equilibrium is that of buyers with values of their own");
        }
        if (isOnlyOffer()) {
            return onlyOffer().obstacle(population, fee);
        }
        if (population.buyerRisk() > 0 || population.sellerRisk() > 0) {
            return Optional.of("the equilibrium is that of parties who are neutral to risk");
        }
        Distribution costs = population.costs();
        if (buyers.values().least() == buyers.values().most() || costs.least() == costs.most()) {
            return Optional.of("the equilibrium needs values and costs that differ from one party to the next");
        }
        Distribution floors = fee.floors(costs);
        boolean found = areEven(buyers.values(), costs)
                || floors.least() >= buyers.values().most()
                || BidEquilibrium.of(buyers.values(), floors, k).isAtRest();
        return found ? Optional.empty() : Optional.of("no bids and asks were found that answer each other");
    }

    /** Where the ask alone is the price, the buyer is best honest, and the seller offers once; and the other way round. */
    private boolean isOnlyOffer() {
        return k == 0 || k == 1;
    }

    private TakeItOrLeaveIt onlyOffer() {
        return new TakeItOrLeaveIt(k == 0 ? TakeItOrLeaveIt.Side.SELLER : TakeItOrLeaveIt.Side.BUYER);
    }

    private static boolean areEven(Distribution values, Distribution costs) {
        return values instanceof Uniform && costs instanceof Uniform;
    }

    @Override
    public Game prepare(Population population, Fee fee) {
        requirePlayable(population, fee);
        Distribution values = ((PrivateValues) population.valuation()).values();
        Distribution floors = fee.floors(population.costs());
        if (areEven(values, population.costs())) {
            return lines(values, floors);
        }
        if (isOnlyOffer()) {
            return onlyOffer().prepare(population, fee);
        }
        return floors.least() >= values.most() ? draw -> Outcome.unsold(1) : tables(values, floors);
    }

    private Game tables(Distribution values, Distribution floors) {
        BidEquilibrium found = BidEquilibrium.of(values, floors, k);
        return draw -> {
            if (draw.buyers() == 0) {
                return Outcome.unsold(0);
            }
            double value = draw.values()[0];
            double bidden = Math.min(value, found.bids().of(value));
            double asked = Math.max(draw.floor(), found.asks().of(draw.floor()));
            return bidden >= asked ? Outcome.sold(0, k * bidden + (1 - k) * asked, 1) : Outcome.unsold(1);
        };
    }

    /**
     * The two lines: the bid is (v + k × lowest ask) / (1 + k), the ask (c + (1 − k) × highest bid) / (2 − k), and the
     * lowest ask and the highest bid are on the lines themselves.
     */
    private Game lines(Distribution values, Distribution floors) {
        double bid = 1 / (1 + k);
        double ask = 1 / (2 - k);
        double askBase =
                (1 - k) * (k * bid * ask * floors.least() + values.most()) * bid * ask / (1 - k * (1 - k) * bid * ask);
        double bidBase = k * bid * (askBase + ask * floors.least());
        double lowestBid = bidBase + bid * values.least();
        double highestAsk = askBase + ask * floors.most();
        return draw -> {
            if (draw.buyers() == 0) {
                return Outcome.unsold(0);
            }
            double value = draw.values()[0];
            double bidden = Math.min(value, Math.min(highestAsk, bidBase + bid * value));
            double asked = Math.max(draw.floor(), Math.max(lowestBid, askBase + ask * draw.floor()));
            return bidden >= asked ? Outcome.sold(0, k * bidden + (1 - k) * asked, 1) : Outcome.unsold(1);
        };
    }
}
