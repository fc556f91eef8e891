// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Draw;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Population;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One price for all, which neither side chose: the first buyer takes it to whom the goods seem worth it, if the seller's
 * floor allows.
 *
 * @param price gross
 * @since 0.1.0
 */
public record PostedPrice(double price) implements ProtocolModel {
    @Override
    public String name() {
        return "posted price " + Figures.amount(price);
    }

    @Override
    public String assumption() {
        return "The price stands from the start; the first buyer who believes the goods to be worth it buys.";
    }

    @Override
    public OptionalDouble namedPrice(Population population, Fee fee, double cost) {
        return OptionalDouble.of(price);
    }

    @Override
    public Optional<String> obstacle(Population population) {
        return Optional.empty();
    }

    @Override
    public Game prepare(Population population, Fee fee) {
        return draw -> draw.floor() > price ? Outcome.unsold(0) : play(population, draw);
    }

    private Outcome play(Population population, Draw draw) {
        for (int buyer = 0; buyer < draw.buyers(); buyer++) {
            if (population.valuation().estimate(draw.signals()[buyer], draw.buyers()) >= price) {
                return Outcome.sold(buyer, price, buyer + 1);
            }
        }
        return Outcome.unsold(draw.buyers());
    }
}
