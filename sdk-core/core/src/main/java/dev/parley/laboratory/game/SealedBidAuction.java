// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Draw;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Population;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An auction where every buyer bids once and sealed, and the highest bid wins. At first price the winner pays its bid, at
 * second price the highest bid of the others. With n values evenly spread from 0 to 1 and no reserve both earn
 * (n − 1) / (n + 1).
 *
 * @param pricing what the winner pays
 * @param reserve below which the goods are kept
 * @since 0.1.0
 */
public record SealedBidAuction(Pricing pricing, Reserve reserve) implements ProtocolModel {
    /** What the winner pays. */
    public enum Pricing {
        FIRST_PRICE("sealed auction, first price"),
        SECOND_PRICE("sealed auction, second price");

        private final String words;

        Pricing(String words) {
            this.words = words;
        }
    }

    @Override
    public String name() {
        return pricing.words + ", " + reserve.words();
    }

    @Override
    public Basis basis(Population population) {
        return reserve.basis(population);
    }

    @Override
    public String assumption() {
        return pricing == Pricing.FIRST_PRICE
                ? "Bidders know how many others bid and how values are spread, and shade their bids alike."
                : "Bidders bid what winning is worth to them, which is best whatever others bid.";
    }

    @Override
    public OptionalDouble namedPrice(Population population, Fee fee, double cost) {
        return reserve.named(population, fee, cost);
    }

    @Override
    public Optional<String> obstacle(Population population) {
        return Auctions.obstacle(population, reserve, pricing == Pricing.FIRST_PRICE);
    }

    @Override
    public Game prepare(Population population, Fee fee) {
        requirePlayable(population, fee);
        Reserve.Rule rule = reserve.prepare(population, fee);
        BidFunction bids =
                pricing == Pricing.FIRST_PRICE ? BidFunction.shaded(population) : BidFunction.worth(population);
        return draw -> play(population, draw, rule.at(draw.floor()), bids);
    }

    private Outcome play(Population population, Draw draw, double least, BidFunction bids) {
        Contest contest = Contest.of(population, draw, least);
        if (contest.isEmpty()) {
            return Outcome.unsold(1);
        }
        if (pricing == Pricing.FIRST_PRICE) {
            return Outcome.sold(contest.winner(), bids.bid(draw, contest.winner(), least), 1);
        }
        double other = contest.hasRival() ? bids.bid(draw, contest.rival(), least) : 0;
        return Outcome.sold(contest.winner(), Math.max(other, Math.max(0, least)), 1);
    }
}
