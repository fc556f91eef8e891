// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Draw;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Population;
import dev.parley.strategy.Duel;
import dev.parley.strategy.Negotiator;
import dev.parley.strategy.PriceAim;
import java.util.Optional;

/**
 * Alternating offers between the first buyer, who begins, and the seller. Each follows a strategy, and knows between which
 * amounts all values and costs lie.
 *
 * @param buyer the buyers' strategy
 * @param seller the sellers' strategy
 * @param offers how many offers both sides may make together, from 1 to {@link #MOST_OFFERS}
 * @param tick the step between two prices, positive
 * @since 0.1.0
 */
public record Haggling(Negotiator buyer, Negotiator seller, int offers, double tick) implements ProtocolModel {
    /** No negotiation is longer. */
    public static final int MOST_OFFERS = 100_000;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if there may be too few or too many offers, or the tick is not positive
     */
    public Haggling {
        if (offers < 1 || offers > MOST_OFFERS) {
            throw new IllegalArgumentException("offers must be from 1 to " + MOST_OFFERS + ", and is " + offers);
        }
        if (!(tick > 0 && tick < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tick must be positive, and is " + tick);
        }
    }

    @Override
    public String name() {
        return "haggling: buyer " + buyer.name() + ", seller " + seller.name();
    }

    @Override
    public Basis basis(Population population) {
        return Basis.STRATEGIES;
    }

    @Override
    public String assumption() {
        return "Both sides follow their strategies, within " + offers
                + " offers; nothing shows that other strategies would not do better against them.";
    }

    @Override
    public Optional<String> obstacle(Population population) {
        return Optional.empty();
    }

    @Override
    public Game prepare(Population population, Fee fee) {
        Distribution floors = fee.floors(population.costs());
        long lowest = ticksUp(floors.least());
        return draw -> {
            if (draw.buyers() == 0) {
                return Outcome.unsold(0);
            }
            double highest = population
                    .valuation()
                    .estimates(draw.buyers(), population.costs())
                    .most();
            return play(population, draw, lowest, ticksDown(highest));
        };
    }

    private Outcome play(Population population, Draw draw, long lowest, long highest) {
        long most = ticksDown(population.valuation().estimate(draw.signals()[0], draw.buyers()));
        long least = ticksUp(draw.floor());
        PriceAim buyers = new PriceAim(Math.min(lowest, most), most);
        PriceAim sellers = new PriceAim(Math.max(highest, least), least);
        Duel duel = Duel.of(buyer, buyers, seller, sellers, offers);
        return duel.price().isPresent()
                ? Outcome.sold(0, duel.price().getAsLong() * tick, duel.offers() + 1)
                : Outcome.unsold(duel.offers() + 1);
    }

    private long ticksDown(double amount) {
        return (long) Math.floor(amount / tick + 1e-9);
    }

    private long ticksUp(double amount) {
        return (long) Math.ceil(amount / tick - 1e-9);
    }
}
