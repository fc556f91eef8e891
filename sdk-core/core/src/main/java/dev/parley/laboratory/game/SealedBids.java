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
 * play the linear equilibrium, one of many, in which each shades what it states.
 *
 * <p>Source: Chatterjee and Samuelson, <i>Bargaining under incomplete information</i> (1983), here for values and costs
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
        return "Both sides shade their sealed bids as in the linear equilibrium, one of many.";
    }

    @Override
    public Optional<String> obstacle(Population population) {
        if (population.buyerRisk() > 0 || population.sellerRisk() > 0) {
            return Optional.of("the equilibrium is that of parties who are neutral to risk");
        }
        boolean even = population.valuation() instanceof PrivateValues
                && ((PrivateValues) population.valuation()).values() instanceof Uniform
                && population.costs() instanceof Uniform;
        return even ? Optional.empty() : Optional.of("the equilibrium needs values and costs that are evenly spread");
    }

    @Override
    public Game prepare(Population population, Fee fee) {
        requirePlayable(population);
        Distribution values = ((PrivateValues) population.valuation()).values();
        return lines(values, fee.floors(population.costs()));
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
