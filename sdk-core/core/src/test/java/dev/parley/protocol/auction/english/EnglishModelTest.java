// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.Award;
import dev.parley.protocol.auction.english.EnglishEvent.PriceSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Random bids against a reference that works everything out anew. {@code -Dparley.english.steps} says how many steps there are in
 * all; a failure names the seed of its game.
 */
class EnglishModelTest {
    private static final long STEPS = Long.getLong("parley.english.steps", 20_000);
    private static final List<SeatId> BIDDERS = List.of(Wares.ANN, Wares.BEA, Wares.CARL, Wares.DORA);
    private static final int TURNS = 60;

    private long steps;
    private long accepted;
    private long sold;
    private long moved;

    @Test
    void the_game_and_the_reference_never_differ() {
        long games = 0;
        for (long seed = 1; steps < STEPS; seed++) {
            play(seed);
            games++;
        }
        System.out.printf(
                "%d games, %d steps, %d accepted, %d sold, %d closes moved%n", games, steps, accepted, sold, moved);
        assertThat(accepted).isGreaterThan(steps / 5);
        assertThat(sold).isPositive();
        assertThat(moved).isPositive();
    }

    /** A game with rules drawn from the seed. */
    private void play(long seed) {
        Random random = new Random(seed);
        int units = 1 + random.nextInt(3);
        long increment = 1L + random.nextInt(9);
        long start = random.nextInt(20);
        boolean soft = random.nextBoolean();
        Optional<Long> reserve = random.nextBoolean() ? Optional.of(start + 1 + random.nextInt(80)) : Optional.empty();
        Json.Builder rules = Wares.rules(increment)
                .put("startPrice", start)
                .put("units", units)
                .put("retractionLockSeconds", 1)
                .put("softCloseSeconds", soft ? 120 : 0)
                .put("softCloseMostSeconds", 900);
        Bidding game = reserve.map(least -> Bidding.reserved(rules, least)).orElseGet(() -> Bidding.of(rules));
        Instant close = game.end();
        ReferenceAuction reference = new ReferenceAuction(
                start, increment, units, reserve, close, soft ? 120 : 0, soft ? close.plusSeconds(900) : close);
        for (int turn = 0; turn < TURNS && turn(game, reference, random, seed); turn++) {
            steps++;
        }
        game.close();
        closed(game, reference, seed);
    }

    private boolean turn(Bidding game, ReferenceAuction reference, Random random, long seed) {
        Instant before = game.end();
        game.later(Duration.ofSeconds(random.nextInt(120)));
        if (!game.now().isBefore(before.minusSeconds(1))) {
            return false;
        }
        SeatId seat = BIDDERS.get(random.nextInt(BIDDERS.size()));
        long price = game.price();
        boolean takesBack = random.nextInt(25) == 0;
        if (takesBack) {
            String code = random.nextBoolean() ? game.takeBack(seat) : game.authorityEnded(seat);
            assertThat(code).as("seed %d", seed).isIn(Bidding.DONE, "MOVE_NOT_ALLOWED");
            reference.takeBack(seat);
        } else {
            long maximum = Math.max(0, reference.least(seat) + random.nextInt(40) - 12);
            boolean takes = reference.takes(seat, maximum);
            String code = game.bid(seat, maximum);
            assertThat(code.equals(Bidding.DONE))
                    .as("seed %d: %s bids %d: %s", seed, seat, maximum, code)
                    .isEqualTo(takes);
            if (takes) {
                accepted++;
                reference.bid(seat, maximum, game.now());
            }
            assertThat(game.price()).as("seed %d", seed).isGreaterThanOrEqualTo(price);
        }
        moved += game.end().isAfter(before) ? 1 : 0;
        assertThat(game.end()).isAfterOrEqualTo(before).isBeforeOrEqualTo(reference.latest);
        same(game, reference, seed);
        return true;
    }

    private static void same(Bidding game, ReferenceAuction reference, long seed) {
        assertThat(game.price()).as("price, seed %d", seed).isEqualTo(reference.price);
        assertThat(new TreeSet<>(game.leaders())).as("leaders, seed %d", seed).isEqualTo(reference.leaders);
        assertThat(game.end()).as("close, seed %d", seed).isEqualTo(reference.end);
        for (SeatId seat : BIDDERS) {
            long owed =
                    reference.leaders.contains(seat) ? reference.maximum(seat).orElseThrow() + 500 : 0;
            assertThat(game.owed(seat)).as("held of %s, seed %d", seat, seed).isEqualTo(owed);
        }
    }

    private void closed(Bidding game, ReferenceAuction reference, long seed) {
        boolean sells = reference.sells();
        sold += sells ? 1 : 0;
        assertThat(game.phase()).as("seed %d", seed).isEqualTo(sells ? "sold" : "unsold");
        List<Award> awards = game.awards();
        assertThat(new TreeSet<>(awards.stream().map(Award::buyer).toList()))
                .as("seed %d", seed)
                .isEqualTo(sells ? reference.leaders : new TreeSet<SeatId>());
        for (Award award : awards) {
            assertThat(award.amount().minorUnits()).isEqualTo(reference.price + 500);
            assertThat(reference.maximum(award.buyer()).orElseThrow()).isGreaterThanOrEqualTo(reference.price);
        }
        List<AuctionVerifier.Told> told = game.told(Optional.empty());
        AuctionVerification verified =
                AuctionVerifier.verify(game.opening().record(Bidding.OPENED), told, Optional.empty());
        assertThat(verified.faults()).as("seed %d", seed).isEmpty();
        assertThat(verified.price()).isEqualTo(sells ? Optional.of(reference.price) : Optional.empty());
        assertThat(verified.close()).isEqualTo(reference.end);
        for (SeatId seat : BIDDERS) {
            Optional<Long> number = game.game().shown().bidders().find(seat);
            assertThat(AuctionVerifier.verify(
                                    game.opening().record(Bidding.OPENED), game.told(Optional.of(seat)), number)
                            .faults())
                    .as("what %s sees, seed %d", seat, seed)
                    .isEmpty();
        }
        long changes = game.events().stream().filter(PriceSet.class::isInstance).count();
        assertThat(told).hasSizeGreaterThanOrEqualTo((int) changes);
    }
}
