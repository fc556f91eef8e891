// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import static dev.parley.protocol.alternating.Goods.BIKE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.laboratory.game.Haggling;
import dev.parley.laboratory.game.Outcome;
import dev.parley.laboratory.game.ProtocolModel;
import dev.parley.laboratory.population.Chance;
import dev.parley.laboratory.population.Draw;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.Uniform;
import dev.parley.model.SeatId;
import dev.parley.strategy.Negotiator;
import dev.parley.strategy.Offers;
import dev.parley.strategy.PriceAim;
import dev.parley.strategy.Situation;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The laboratory's model of haggling against alternating offers themselves: the same strategies come to the same price. */
class LaboratoryAgreementTest {
    private static final int OFFERS = 8;
    private static final long MOST = 1_000;
    private static final Population PEOPLE =
            Population.of(new Uniform(0, MOST), new Uniform(0, MOST), Headcount.exactly(1));

    @Test
    void strategies_come_to_the_price_that_the_model_says() {
        List<Negotiator> strategies =
                List.of(Negotiator.conceding(.3), Negotiator.conceding(2), Negotiator.titForTat());
        Chance chance = Chance.of(5, 0);
        int sold = 0;
        for (int i = 0; i < 200; i++) {
            Negotiator buyer = strategies.get(i % 3);
            Negotiator seller = strategies.get(i / 3 % 3);
            ProtocolModel.Game game = new Haggling(buyer, seller, OFFERS, 1).prepare(PEOPLE, Fee.NONE);
            Draw draw = PEOPLE.draw(Fee.NONE, chance);
            Outcome outcome = game.play(draw);

            OptionalLong agreed = haggle(buyer, seller, draw);

            assertThat(agreed.isPresent()).isEqualTo(outcome.isSold());
            if (outcome.isSold()) {
                sold++;
                assertThat((double) agreed.getAsLong()).isEqualTo(outcome.price());
            }
        }
        assertThat(sold).isGreaterThan(60);
    }

    /** Both seats move by their strategies until one accepts or no offer is left. */
    private static OptionalLong haggle(Negotiator buyer, Negotiator seller, Draw draw) {
        PriceAim buyers = new PriceAim(0, (long) Math.floor(draw.values()[0]));
        PriceAim sellers = new PriceAim(MOST, (long) Math.ceil(draw.cost()));
        Haggle haggle = Haggle.over(BIKE);
        Offers own = Offers.NONE;
        Offers other = Offers.NONE;
        for (int made = 0; made <= OFFERS; made++) {
            boolean buyersTurn = made % 2 == 0;
            double time = Math.min(1, (double) made / (OFFERS - 1));
            Situation situation = new Situation(buyersTurn ? buyers : sellers, time, own, other);
            Negotiator.Choice choice = (buyersTurn ? buyer : seller).decide(situation);
            SeatId seat = buyersTurn ? Haggle.BUYER : Haggle.SELLER;
            if (choice.accepts()) {
                haggle.accept(seat, BIKE);
                haggle.assertPhase("agreed");
                return OptionalLong.of(other.last());
            }
            if (made == OFFERS) {
                return OptionalLong.empty();
            }
            long price = choice.price().orElseThrow();
            if (made == 0) {
                haggle.offer(seat, Goods.at(BIKE, price));
            } else {
                haggle.counter(seat, Goods.at(BIKE, price));
            }
            Offers said = own.with(price);
            own = other;
            other = said;
        }
        return OptionalLong.empty();
    }
}
