// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.port.Caller;
import dev.parley.protocol.auction.english.ReferenceAuction;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random bids through the application, each by an agent under a mandate, against the reference: after every step the mandate of who
 * leads holds that bidder's maximum and every other one holds nothing. {@code -Dparley.english.moves} says how many steps there are.
 */
class EnglishHoldsTest {
    private static final List<String> BIDDERS = List.of("ann", "bea", "carl", "dora");
    private static final int AUCTION = 40;
    private static final int ALL = Integer.getInteger("parley.english.moves", 400);

    private final Map<String, Integer> agents = new HashMap<>();
    private int taken;
    private int revoked;

    private String agent(String bidder) {
        return bidder + "-" + agents.getOrDefault(bidder, 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void what_is_held_is_the_leaders_maximum_after_every_step(Ground ground) {
        int steps = ground == Ground.MEMORY ? ALL : ALL / 4;
        for (long seed = 1; seed * AUCTION <= steps; seed++) {
            agents.clear();
            try (AuctionHall hall = AuctionHall.of(ground, AuctionHall.rules())) {
                play(hall, seed);
            }
        }
        System.out.printf("%s: %d steps, %d bids taken, %d mandates revoked%n", ground, steps, taken, revoked);
        assertThat(taken).isGreaterThan(steps / 5);
    }

    private void play(AuctionHall hall, long seed) {
        Random random = new Random(seed);
        ReferenceAuction reference = new ReferenceAuction(
                1_00,
                1_00,
                1,
                Optional.empty(),
                hall.test().clock().instant().plus(Duration.ofHours(1)),
                0,
                hall.test().clock().instant().plus(Duration.ofHours(1)));
        BIDDERS.forEach(bidder -> {
            hall.join(Caller.person(bidder));
            hall.grant(Caller.person(bidder), agent(bidder), 100_000_00);
        });
        for (int step = 0; step < AUCTION; step++) {
            String bidder = BIDDERS.get(random.nextInt(BIDDERS.size()));
            if (random.nextInt(12) == 0) {
                revoke(hall, reference, bidder);
            } else {
                bid(hall, reference, bidder, random, seed);
            }
            same(hall, reference, seed);
        }
        hall.test().clock().advance(Duration.ofHours(2));
        assertThat(hall.look(Caller.person("sam")).deals()).hasSize(reference.sells() ? 1 : 0);
        for (String bidder : BIDDERS) {
            boolean won = reference.leaders.contains(new SeatId(bidder));
            assertThat(hall.held(agent(bidder)))
                    .as("after the close, seed %d", seed)
                    .isEqualTo(won ? reference.price : 0);
        }
    }

    private void revoke(AuctionHall hall, ReferenceAuction reference, String bidder) {
        hall.revoke(agent(bidder));
        reference.takeBack(new SeatId(bidder));
        agents.merge(bidder, 2, (before, one) -> before + 1);
        hall.grant(Caller.person(bidder), agent(bidder), 100_000_00);
        revoked++;
    }

    private void bid(AuctionHall hall, ReferenceAuction reference, String bidder, Random random, long seed) {
        SeatId seat = new SeatId(bidder);
        long maximum = Math.max(1, reference.least(seat) + random.nextInt(20_00) - 5_00);
        boolean takes = reference.takes(seat, maximum);
        String code = hall.bid(AuctionHall.agent(Caller.person(bidder), agent(bidder)), maximum);
        assertThat(code.equals("DONE"))
                .as("seed %d: %s bids %d: %s", seed, bidder, maximum, code)
                .isEqualTo(takes);
        if (takes) {
            reference.bid(seat, maximum, hall.test().clock().instant());
            taken++;
        }
    }

    private void same(AuctionHall hall, ReferenceAuction reference, long seed) {
        Json seen = hall.look(Caller.person("sam")).details();
        assertThat(seen.find("price").map(Json::integer))
                .as("seed %d", seed)
                .isEqualTo(Optional.of(reference.price).filter(any -> !reference.leaders.isEmpty()));
        for (String bidder : BIDDERS) {
            SeatId seat = new SeatId(bidder);
            long owed =
                    reference.leaders.contains(seat) ? reference.maximum(seat).orElseThrow() : 0;
            assertThat(hall.held(agent(bidder)))
                    .as("held of %s, seed %d", bidder, seed)
                    .isEqualTo(owed);
        }
    }
}
