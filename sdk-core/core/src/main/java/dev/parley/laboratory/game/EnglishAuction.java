// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Draw;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Population;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A rising auction with proxies: the price is what the second highest maximum and one increment come to, never above the
 * highest, and at least the reserve. Each buyer's maximum is what the goods are worth to it.
 *
 * @param reserve where the price begins
 * @param increment positive
 * @since 0.1.0
 */
public record EnglishAuction(Reserve reserve, double increment) implements ProtocolModel {
    /**
     * Checks the increment.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public EnglishAuction {
        if (!(increment > 0 && increment < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("increment must be positive, and is " + increment);
        }
    }

    @Override
    public String name() {
        return "rising auction, " + reserve.words();
    }

    @Override
    public Basis basis(Population population) {
        return reserve.basis(population);
    }

    @Override
    public String assumption() {
        return "Buyers stay in the rising auction up to what the goods are worth to them, which is best.";
    }

    @Override
    public OptionalDouble namedPrice(Population population, Fee fee, double cost) {
        return reserve.named(population, fee, cost);
    }

    @Override
    public Optional<String> obstacle(Population population) {
        return population.valuation().isPrivate() || population.bidding() == Population.Bidding.NAIVE
                ? Auctions.obstacle(population, reserve, false)
                : Optional.of("whoever leaves a rising auction tells the others what it knew");
    }

    @Override
    public Game prepare(Population population, Fee fee) {
        requirePlayable(population, fee);
        Reserve.Rule rule = reserve.prepare(population, fee);
        BidFunction worth = BidFunction.worth(population);
        return draw -> play(draw, Math.max(0, rule.at(draw.floor())), population, worth);
    }

    private Outcome play(Draw draw, double start, Population population, BidFunction worth) {
        Contest contest = Contest.of(population, draw, start);
        if (contest.isEmpty()) {
            return Outcome.unsold(1);
        }
        double price = start;
        if (contest.hasRival()) {
            double most = worth.bid(draw, contest.winner(), start);
            price = Math.max(start, Math.min(most, worth.bid(draw, contest.rival(), start) + increment));
        }
        return Outcome.sold(contest.winner(), price, 1 + (int) Math.min(1e9, Math.ceil((price - start) / increment)));
    }
}
