// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import static dev.parley.application.autopilot.Haggle.BERT;
import static dev.parley.application.autopilot.Haggle.SELLER;
import static dev.parley.application.autopilot.Haggle.euros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.AutopilotDraft;
import dev.parley.model.MandateId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.strategy.Duel;
import dev.parley.strategy.PriceAim;
import dev.parley.strategy.PriceStrategy;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Autopilots against each other, by random strategies and reservations. */
class AutopilotPlayTest {
    /** One side of a play. */
    private record Side(PriceStrategy strategy, long aspiration, long reservation) {
        AutopilotDraft draft(MandateId mandate) {
            return new AutopilotDraft(mandate, strategy, euros(aspiration), euros(reservation));
        }

        PriceAim aim() {
            return new PriceAim(aspiration, reservation);
        }

        void assertWithin(List<Long> prices) {
            long least = Math.min(aspiration, reservation);
            long most = Math.max(aspiration, reservation);
            assertThat(prices).allSatisfy(price -> assertThat(price).isBetween(least, most));
        }
    }

    private static PriceStrategy strategy(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> PriceStrategy.conceding(50 + random.nextInt(3_000));
            case 1 -> PriceStrategy.titForTat(1 + random.nextInt(3));
            case 2 -> PriceStrategy.minimalConcession();
            default -> PriceStrategy.equilibrium(random.nextInt(1_000), random.nextInt(1_001));
        };
    }

    private static Side buyer(Random random) {
        long aspiration = random.nextInt(300_00);
        return new Side(strategy(random), aspiration, aspiration + random.nextInt(200_00));
    }

    private static Side seller(Random random) {
        long reservation = random.nextInt(400_00);
        return new Side(strategy(random), reservation + random.nextInt(100_00), reservation);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void no_offer_and_no_deal_lies_beyond_a_reservation_and_theory_says_what_comes_of_it(long seed) {
        Random random = new Random(seed);
        int rounds = 1 + random.nextInt(12);
        Side buys = buyer(random);
        Side sells = seller(random);
        try (Haggle haggle = Haggle.over(AlternatingOffers.ID, Haggle.rules(rounds), builder -> builder)) {
            MandateId toSell = haggle.toSell();
            MandateId toBuy = haggle.toBuy(draft -> draft);
            haggle.opens("bike-1");
            haggle.starts(SELLER, sells.draft(toSell));
            haggle.starts(BERT, buys.draft(toBuy));

            buys.assertWithin(haggle.offered("buyer"));
            sells.assertWithin(haggle.offered("seller"));
            Optional<Long> agreed = haggle.agreed();
            agreed.ifPresent(price -> {
                buys.assertWithin(List.of(Math.max(price, buys.aspiration())));
                sells.assertWithin(List.of(Math.min(price, sells.aspiration())));
            });
            Duel duel = Duel.of(
                    buys.strategy().negotiator(rounds),
                    buys.aim(),
                    sells.strategy().negotiator(rounds),
                    sells.aim(),
                    rounds);
            if (duel.price().isPresent()) {
                assertThat(agreed).as("as in theory, seed " + seed).isPresent();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void two_that_concede_by_time_play_just_as_the_theory_does(long seed) {
        Random random = new Random(seed);
        int rounds = 2 + random.nextInt(18);
        PriceStrategy first = PriceStrategy.conceding(50 + random.nextInt(2_000));
        PriceStrategy second = PriceStrategy.conceding(50 + random.nextInt(2_000));
        Side buys = new Side(first, 100_00, 300_00);
        Side sells = new Side(second, 450_00, 200_00 + random.nextInt(150_00));
        Duel duel = Duel.of(first.negotiator(rounds), buys.aim(), second.negotiator(rounds), sells.aim(), rounds);
        try (Haggle haggle = Haggle.over(AlternatingOffers.ID, Haggle.rules(rounds), builder -> builder)) {
            MandateId toSell = haggle.toSell();
            MandateId toBuy = haggle.toBuy(draft -> draft);
            haggle.opens("bike-1");
            haggle.starts(SELLER, sells.draft(toSell));
            haggle.starts(BERT, buys.draft(toBuy));

            assertThat(haggle.agreed().map(Long::longValue))
                    .isEqualTo(
                            duel.price().isPresent() ? Optional.of(duel.price().getAsLong()) : Optional.empty());
            assertThat(haggle.offered("buyer").size() + haggle.offered("seller").size())
                    .isEqualTo(duel.offers());
        }
    }
}
