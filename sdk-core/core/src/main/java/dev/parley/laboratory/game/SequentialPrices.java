// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Draw;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Population;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The seller shows each buyer, one after the other, the price that is best given how many are still to come; nobody comes
 * back. With one buyer it is the best posted price. Values evenly spread from 0 to 1 and a cost of 0 earn 1/4, 25/64,
 * .48346 with one, two, three buyers.
 *
 * @since 0.1.0
 */
public record SequentialPrices() implements ProtocolModel {
    @Override
    public String name() {
        return "posted price, buyer by buyer";
    }

    @Override
    public String assumption() {
        return "The seller knows how buyers' values are spread and how many will come, and posts the best price for each.";
    }

    @Override
    public OptionalDouble namedPrice(Population population, Fee fee, double cost) {
        return Reserve.best().named(population, fee, cost);
    }

    @Override
    public Optional<String> obstacle(Population population) {
        if (population.sellerRisk() > 0) {
            return Optional.of("the prices are worked out for a seller who is neutral to risk");
        }
        return population.valuation().isPrivate() || population.bidding() == Population.Bidding.NAIVE
                ? Optional.empty()
                : Optional.of("a buyer would read from the price, and from those who went away, what others know");
    }

    @Override
    public Game prepare(Population population, Fee fee) {
        requirePlayable(population, fee);
        BestPrice[] best = new BestPrice[population.buyers().most() + 1];
        for (int buyers = 1; buyers < best.length; buyers++) {
            if (population.buyers().share(buyers) > 0) {
                best[buyers] = population.valuation().isSpreadAlike() && buyers > 1 && best[buyers - 1] != null
                        ? best[buyers - 1]
                        : BestPrice.ofSeller(population.valuation().estimates(buyers, population.costs()), 0);
            }
        }
        return draw -> draw.buyers() == 0 ? Outcome.unsold(0) : play(population, best[draw.buyers()], draw);
    }

    private static Outcome play(Population population, BestPrice best, Draw draw) {
        int buyers = draw.buyers();
        double[] kept = new double[buyers + 1]; // what the goods are worth with so many buyers still to come
        kept[0] = draw.floor();
        for (int left = 1; left <= buyers; left++) {
            kept[left] = kept[left - 1] + best.gainOver(kept[left - 1]);
        }
        for (int buyer = 0; buyer < buyers; buyer++) {
            double price = best.asked(kept[buyers - 1 - buyer]);
            if (population.valuation().estimate(draw.signals()[buyer], buyers) >= price) {
                return Outcome.sold(buyer, price, buyer + 1);
            }
        }
        return Outcome.unsold(buyers);
    }
}
