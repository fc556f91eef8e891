// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random sessions over each store, with faults, audited after every step; thousands under the profile {@code soak}. A failure names seed and step;
 * {@code -Dparley.simulation.seed=…} plays that session first, and {@code -Dparley.simulation.sessions=…} says how many.
 */
class SimulationTest {
    private static final int STEPS = 40;
    private static final int LATEST = 6;
    private static final long FIRST_SEED = 1_000;

    static {
        // Failures are simulated by the thousand; a warning and a stack trace for each would drown the rest.
        System.setProperty("org.slf4j.simpleLogger.log.dev.parley", "off");
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void keeps_every_promise_whatever_happens(Ground ground) {
        long first = Long.getLong("parley.simulation.seed", FIRST_SEED);
        int sessions = sessions(ground);
        try (Town town = new Town(ground)) {
            for (long seed = first; seed < first + sessions; seed++) {
                play(town, ground, seed);
            }
            assertThat(town.chaos.failures()).as("faults that were injected").isGreaterThan(sessions);
        }
    }

    private static int sessions(Ground ground) {
        int usual = switch (ground) {
            case MEMORY -> 150;
            case H2 -> 6;
            case POSTGRESQL -> 4;
        };
        String name = ground.name().toLowerCase(Locale.ROOT);
        return Integer.getInteger(
                "parley.simulation.sessions." + name, Integer.getInteger("parley.simulation.sessions", usual));
    }

    private static void play(Town town, Ground ground, long seed) {
        Deque<String> latest = new ArrayDeque<>();
        int number = 0;
        try {
            town.settle(seed);
            Play play = new Play(town);
            Auditor auditor = new Auditor(town, play);
            for (; number < STEPS; number++) {
                town.chaos.rage(true);
                town.ear.failing(true);
                String done = play.step();
                town.chaos.rage(false);
                latest.add(done);
                if (latest.size() > LATEST) {
                    latest.remove();
                }
                auditor.check();
            }
            settle(town);
            auditor.checkSettled();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    ground + ", seed " + seed + ", step " + number + ": " + e.getMessage() + "\nlately:\n"
                            + String.join("\n", latest),
                    e);
        }
    }

    /** No more faults, and time enough for everything that is put off, expires or ends. */
    private static void settle(Town town) {
        town.ear.failing(false);
        for (Duration time : new Duration[] {
            Duration.ofMinutes(2), Duration.ofMinutes(6), Duration.ofDays(3), Duration.ofDays(30), Duration.ofMinutes(2)
        }) {
            town.clock.advance(time);
            while (town.parley.runDue() > 0) {
                town.clock.advance(Duration.ofSeconds(1));
            }
        }
    }
}
