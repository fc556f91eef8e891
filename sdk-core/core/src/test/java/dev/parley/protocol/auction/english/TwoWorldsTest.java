// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.Viewer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Two worlds that differ only in what nobody has tested: how far the last leader would still have gone, and a hidden reserve that
 * nobody met. Everybody else sees the same at every step, and is refused alike.
 */
class TwoWorldsTest {
    private static final List<SeatId> BIDDERS = List.of(Wares.ANN, Wares.BEA, Wares.CARL, Wares.DORA);
    private static final long TESTED = 400;
    private static final int GAMES = 60;

    @Test
    void how_far_a_leader_would_still_go_shows_nowhere() {
        int told = 0;
        for (long seed = 1; seed <= GAMES; seed++) {
            for (Json.Builder rules : List.of(rules(), rules().put("softCloseSeconds", 300))) {
                Bidding here = Bidding.of(rules);
                Bidding there = Bidding.of(rules);
                told += compare(here, there, new Random(seed), seed);
            }
        }
        System.out.printf("%d steps seen alike in two worlds%n", told);
        assertThat(told).isGreaterThan(GAMES * 10);
    }

    /** Ann goes up to 1,000 or up to 5,000, and nobody else beyond 400. */
    private static int compare(Bidding here, Bidding there, Random random, long seed) {
        int steps = 0;
        for (int turn = 0; turn < 25; turn++) {
            Duration time = Duration.ofSeconds(random.nextInt(240));
            SeatId seat = BIDDERS.get(random.nextInt(BIDDERS.size()));
            boolean anns = seat.equals(Wares.ANN);
            long own = anns ? 1_000 + turn : random.nextInt((int) TESTED);
            here.later(time);
            there.later(time);
            String mine = here.bid(seat, own);
            String other = there.bid(seat, anns ? 5_000 + turn : own);
            assertThat(mine).as("seed %d", seed).isEqualTo(other);
            if (!anns && !mine.equals(Bidding.DONE)) {
                assertThat(here.refusal()).isEqualTo(there.refusal());
            }
            same(here, there, Wares.ANN, seed);
            steps++;
        }
        sameTold(here, there, Wares.ANN);
        return steps;
    }

    private static Json.Builder rules() {
        return Wares.plain().put("closesAfterSeconds", 20_000).put("softCloseMostSeconds", 600);
    }

    @Test
    void a_hidden_reserve_that_nobody_met_shows_nowhere() {
        for (long seed = 1; seed <= GAMES; seed++) {
            Bidding here = Bidding.reserved(rules().put("units", 1 + seed % 2), 500);
            Bidding there = Bidding.reserved(rules().put("units", 1 + seed % 2), 90_000);
            Random random = new Random(seed);
            for (int turn = 0; turn < 20; turn++) {
                SeatId seat = BIDDERS.get(random.nextInt(BIDDERS.size()));
                long maximum = random.nextInt((int) TESTED);
                assertThat(here.bid(seat, maximum)).isEqualTo(there.bid(seat, maximum));
                same(here, there, Wares.SELLER.id(), seed);
            }
            here.close();
            there.close();
            same(here, there, Wares.SELLER.id(), seed);
            sameTold(here, there, Wares.SELLER.id());
        }
    }

    /** What all but the owner of the secret have been told from the opening on. */
    private static void sameTold(Bidding here, Bidding there, SeatId owner) {
        assertThat(here.told(Optional.empty())).isEqualTo(there.told(Optional.empty()));
        BIDDERS.stream()
                .filter(seat -> !seat.equals(owner))
                .forEach(seat -> assertThat(here.told(Optional.of(seat))).isEqualTo(there.told(Optional.of(seat))));
    }

    /** What all see but the seat whose secret it is. */
    private static void same(Bidding here, Bidding there, SeatId owner, long seed) {
        List<Viewer> viewers = new ArrayList<>(List.of(new Viewer.Operator(), new Viewer.Anyone()));
        List<SeatId> seats = new ArrayList<>(BIDDERS);
        seats.add(Wares.SELLER.id());
        seats.removeIf(owner::equals);
        seats.forEach(seat -> viewers.add(new Viewer.Party(seat)));
        viewers.add(new Viewer.Party(Wares.SELLER.id(), false));
        for (Viewer viewer : viewers) {
            assertThat(here.view(viewer)).as("%s, seed %d", viewer, seed).isEqualTo(there.view(viewer));
        }
        for (SeatId seat : seats) {
            assertThat(here.protocol().allowed(here.played(), seat, here.now()))
                    .isEqualTo(there.protocol().allowed(there.played(), seat, there.now()));
            assertThat(here.owed(seat)).isEqualTo(there.owed(seat));
        }
        assertThat(here.end()).isEqualTo(there.end());
        assertThat(new EnglishAuction().publishesHeaders(here.game())).isFalse();
    }
}
