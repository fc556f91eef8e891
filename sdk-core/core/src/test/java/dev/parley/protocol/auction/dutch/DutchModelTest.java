// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random auctions against a reference that counts seconds and keeps lists. {@code -Dparley.dutch.steps} says how many steps there
 * are.
 */
class DutchModelTest {
    private static final int STEPS = Integer.getInteger("parley.dutch.steps", 20_000);

    /** The auction as one would do it on paper: every price in a list, every second counted. */
    private static final class Paper {
        final List<Long> prices = new ArrayList<>();
        final long seconds;
        final long lastStep;
        final Set<String> buyers = new HashSet<>();
        final Map<String, Long> sold = new HashMap<>();
        final Set<String> accepted = new HashSet<>();
        long acceptedStep = -1;
        long running;
        int left;
        boolean paused;
        String phase = "falling";

        Paper(DutchRules rules, Optional<Long> reserve) {
            seconds = rules.stepSeconds();
            left = rules.units();
            for (long price = rules.start(); price > rules.floor(); price -= rules.step()) {
                prices.add(price);
            }
            prices.add(rules.floor());
            lastStep =
                    prices.stream().filter(price -> price >= reserve.orElse(0L)).count() - 1;
        }

        long step() {
            return running / seconds;
        }

        /** One second passes; who wins a draw is not the paper's to know, and is looked up. */
        void tick(Map<String, Long> really) {
            if (paused || !phase.equals("falling")) {
                return;
            }
            running++;
            if (running % seconds == 0 && acceptedStep == step() - 1 && !accepted.isEmpty()) {
                Set<String> winners = new HashSet<>(accepted);
                if (accepted.size() > left) {
                    winners.retainAll(really.keySet());
                    assertThat(winners).hasSize(left);
                }
                winners.forEach(winner -> sold.put(winner, prices.get((int) acceptedStep)));
                left -= winners.size();
                accepted.clear();
            }
            if (left == 0 || step() > lastStep) {
                phase = sold.isEmpty() ? "unsold" : "sold";
            }
        }

        String accept(String buyer, long named) {
            if (!buyers.contains(buyer)) {
                return "NOT_ENTITLED";
            }
            if (!phase.equals("falling")) {
                return "NEGOTIATION_CLOSED";
            }
            if (paused) {
                return "NEGOTIATION_PAUSED";
            }
            if (sold.containsKey(buyer)) {
                return "ALREADY_BOUGHT";
            }
            if (accepted.contains(buyer)) {
                return "ALREADY_ACCEPTED";
            }
            if (named < prices.get((int) step())) {
                return "PRICE_NOT_REACHED";
            }
            accepted.add(buyer);
            acceptedStep = step();
            return "DONE";
        }
    }

    private final Random random = new Random(20_261_129);
    private int steps;
    private int draws;
    private int games;

    @Test
    void does_what_one_would_do_on_paper() {
        while (steps < STEPS) {
            play();
            games++;
        }
        System.out.println(steps + " steps of " + games + " auctions, " + draws + " draws: no difference");
        assertThat(draws).isGreaterThan(STEPS / 1_000);
    }

    private void play() {
        long floor = 1_00L * random.nextInt(60);
        long start = floor + 1_00L * (1 + random.nextInt(80));
        DutchRules rules = new DutchRules(
                DutchRules.Amounts.MINOR_UNITS,
                start,
                1_00L * (1 + random.nextInt(30)),
                floor,
                1 + random.nextInt(40),
                1 + random.nextInt(2),
                Optional.empty(),
                random.nextBoolean(),
                false);
        Optional<Long> reserve =
                random.nextBoolean() ? Optional.empty() : Optional.of(1_00L * random.nextInt((int) (start / 1_00) + 1));
        ClockRoom room = ClockRoom.open(rules, reserve, ClockRoom.seed(random.nextLong()))
                .orElseThrow();
        Paper paper = new Paper(rules, reserve);
        for (int number = 0; number < random.nextInt(6); number++) {
            room.join("buyer-" + number);
            paper.buyers.add("buyer-" + number);
        }
        int after = 0;
        for (int step = 0; step < 60 && after < 4; step++) {
            after += paper.phase.equals("falling") ? 0 : 1;
            String what = act(room, paper);
            steps++;
            assertThat(room.phase()).as(what).isEqualTo(paper.phase);
            assertThat(room.sold()).as(what).isEqualTo(paper.sold);
            for (String buyer : paper.buyers) {
                boolean owes = paper.phase.equals("falling") && paper.accepted.contains(buyer);
                long owed = owes ? paper.prices.get((int) paper.acceptedStep) : 0;
                assertThat(room.stake(buyer)).as(what).isEqualTo(owed);
            }
        }
        draws += (int) room.game().sales().settled().stream()
                .filter(DutchEvent.StepSettled::isDrawn)
                .count();
    }

    private String act(ClockRoom room, Paper paper) {
        String buyer = "buyer-" + random.nextInt(5);
        boolean open = paper.phase.equals("falling");
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> {
                int time = random.nextInt(9);
                room.seconds(time);
                for (int second = 0; second < time; second++) {
                    paper.tick(room.sold());
                }
                return time + " seconds";
            }
            case 3 -> {
                String expected = !open ? "NEGOTIATION_CLOSED" : paper.paused ? "NEGOTIATION_PAUSED" : "DONE";
                boolean fresh = !paper.buyers.contains(buyer);
                assertThat(room.join(buyer)).isEqualTo(fresh || !expected.equals("DONE") ? expected : "ALREADY_JOINED");
                if (fresh && expected.equals("DONE")) {
                    paper.buyers.add(buyer);
                }
                return "join " + buyer;
            }
            case 4 -> {
                boolean pauses = random.nextBoolean();
                if ((pauses ? room.pause() : room.resume()).equals("DONE")) {
                    paper.paused = pauses;
                }
                return pauses ? "pause" : "resume";
            }
            case 5 -> {
                room.revoke(buyer);
                paper.accepted.remove(buyer);
                return "revoke " + buyer;
            }
            default -> {
                long price = open ? paper.prices.get((int) paper.step()) : 50_00;
                long named = Math.max(0, price + 1_00L * (random.nextInt(5) - 1));
                String expected = paper.accept(buyer, named);
                String what = "accept " + buyer + " at " + named;
                assertThat(room.accept(buyer, named)).as(what).isEqualTo(expected);
                return what;
            }
        }
    }
}
