// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A Dutch auction earns what a first-price auction does: buyers with values uniform on [0, 1] accept at (n − 1)v/n, or at
 * (n − 1)v/(n − ρ) where their utility is x^(1 − ρ), and n = 2 earns 1/3 and 4/9.
 */
class DutchRevenueTest {
    private static final int GAMES = 4_000;

    /** From the list price down to nothing in 200 steps of a second. */
    private static final DutchRules FINE =
            new DutchRules(DutchRules.Amounts.MINOR_UNITS, 1_000_00, 5_00, 0, 1, 1, Optional.empty(), false, false);

    @ParameterizedTest
    @CsvSource({"2, 0, 0.333333", "5, 0, 0.666667", "10, 0, 0.818182", "2, 0.5, 0.444444"})
    void earns_what_a_first_price_auction_earns(int buyers, double aversion, double expected) {
        Random random = new Random(buyers + (long) (10 * aversion));
        double sum = 0;
        for (int game = 0; game < GAMES; game++) {
            sum += play(buyers, aversion, random, game) / 1_000_00.0;
        }
        // The mean of 4,000 games has a standard deviation below 0.0035, and a step is 0.005.
        System.out.println(buyers + " buyers, aversion " + aversion + ": revenue " + sum / GAMES);
        assertThat(sum / GAMES).isCloseTo(expected, within(0.015));
    }

    private static double play(int buyers, double aversion, Random random, int game) {
        ClockRoom room =
                ClockRoom.open(FINE, Optional.empty(), ClockRoom.seed(game)).orElseThrow();
        double[] bids = new double[buyers];
        for (int buyer = 0; buyer < buyers; buyer++) {
            bids[buyer] = Math.min(1, (buyers - 1) * random.nextDouble() / (buyers - aversion)) * 1_000_00;
            room.join("buyer-" + buyer);
        }
        while (room.phase().equals("falling")) {
            long price = room.game().clock().price(room.game().clock().step(room.now()));
            for (int buyer = 0; buyer < buyers; buyer++) {
                if (bids[buyer] >= price) {
                    room.accept("buyer-" + buyer, price);
                }
            }
            room.seconds(1);
        }
        return room.sold().values().stream().mapToLong(Long::longValue).sum();
    }
}
