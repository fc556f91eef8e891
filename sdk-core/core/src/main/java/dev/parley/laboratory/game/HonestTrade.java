// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Draw;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Population;
import java.util.Optional;

/**
 * What would happen if everybody told the truth: whoever values the goods most gets them where the floor allows. A
 * yardstick and no protocol, since telling the truth would not pay. With a fee it shows what the fee alone prevents.
 *
 * @param buyersPart where the price lies between the floor (0) and the value (1)
 * @since 0.1.0
 */
public record HonestTrade(double buyersPart) implements ProtocolModel {
    @Override
    public String name() {
        return "everybody honest (yardstick)";
    }

    @Override
    public Basis basis(Population population) {
        return Basis.YARDSTICK;
    }

    @Override
    public String assumption() {
        return "Everybody tells the truth although it does not pay.";
    }

    @Override
    public Optional<String> obstacle(Population population) {
        return Optional.empty();
    }

    @Override
    public Game prepare(Population population, Fee fee) {
        return this::play;
    }

    private Outcome play(Draw draw) {
        int best = -1;
        for (int buyer = 0; buyer < draw.buyers(); buyer++) {
            if (draw.values()[buyer] >= (best < 0 ? draw.floor() : draw.values()[best])) {
                best = buyer;
            }
        }
        return best < 0
                ? Outcome.unsold(1)
                : Outcome.sold(best, draw.floor() + buyersPart * (draw.values()[best] - draw.floor()), 1);
    }
}
