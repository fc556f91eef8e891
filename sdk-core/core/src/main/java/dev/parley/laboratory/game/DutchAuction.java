// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Draw;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Population;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A falling price that the first buyer to speak pays. Nobody learns anything before it ends, so each speaks where it would
 * have bid in a sealed auction at first price.
 *
 * @param reserve where the fall ends
 * @param step by which the price falls each round, positive
 * @since 0.1.0
 */
public record DutchAuction(Reserve reserve, double step) implements ProtocolModel {
    /**
     * Checks the step.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public DutchAuction {
        if (!(step > 0 && step < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("step must be positive, and is " + step);
        }
    }

    @Override
    public String name() {
        return "falling price, " + reserve.words();
    }

    @Override
    public Basis basis(Population population) {
        return reserve.basis(population);
    }

    @Override
    public String assumption() {
        return "Buyers wait for the falling price as long as they would shade a sealed bid at first price.";
    }

    @Override
    public OptionalDouble namedPrice(Population population, Fee fee, double cost) {
        return reserve.named(population, fee, cost);
    }

    @Override
    public Optional<String> obstacle(Population population) {
        return Auctions.obstacle(population, reserve, true);
    }

    @Override
    public Game prepare(Population population, Fee fee) {
        requirePlayable(population, fee);
        Reserve.Rule rule = reserve.prepare(population, fee);
        BidFunction bids = BidFunction.shaded(population);
        double start = population
                .valuation()
                .estimates(Math.max(1, population.buyers().most()), population.costs())
                .most();
        return draw -> play(population, draw, Math.max(0, rule.at(draw.floor())), bids, start);
    }

    private Outcome play(Population population, Draw draw, double least, BidFunction bids, double start) {
        Contest contest = Contest.of(population, draw, least);
        double end = contest.isEmpty() ? least : bids.bid(draw, contest.winner(), least);
        double falls = Math.max(0, Math.ceil((start - end) / step - 1e-9));
        int rounds = 1 + (int) Math.min(1e9, falls);
        return contest.isEmpty()
                ? Outcome.unsold(rounds)
                : Outcome.sold(contest.winner(), Math.max(least, Math.min(end, start - falls * step)), rounds);
    }
}
