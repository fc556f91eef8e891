// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The price as a function of time. */
class PriceClockTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    @Test
    void falls_by_a_step_at_a_time_and_ends_at_the_floor() {
        PriceClock clock = new PriceClock(START, 60, 100, 30, 20);

        assertThat(List.of(clock.price(0), clock.price(1), clock.price(2), clock.price(3), clock.price(9)))
                .containsExactly(100L, 70L, 40L, 20L, 20L);
        assertThat(clock.steps()).isEqualTo(4);
        assertThat(clock.ends()).isEqualTo(START.plusSeconds(240));
    }

    @Test
    void a_step_begins_at_its_first_microsecond() {
        PriceClock clock = new PriceClock(START, 60, 100, 30, 20);

        assertThat(clock.step(START.plusSeconds(60).minusNanos(1_000))).isZero();
        assertThat(clock.step(START.plusSeconds(60))).isEqualTo(1);
        assertThat(clock.step(START.minusSeconds(3_600))).isZero();
        assertThat(clock.hasStarted(START.minusNanos(1_000))).isFalse();
        assertThat(clock.hasStarted(START)).isTrue();
    }

    @Test
    void a_pause_moves_every_step() {
        PriceClock clock = new PriceClock(START, 60, 100, 30, 20).later(Duration.ofSeconds(45));

        assertThat(clock.step(START.plusSeconds(104))).isZero();
        assertThat(clock.step(START.plusSeconds(105))).isEqualTo(1);
    }

    @Test
    void refuses_a_clock_that_never_falls() {
        assertThatThrownBy(() -> new PriceClock(START, 60, 100, 0, 20)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PriceClock(START, 0, 100, 1, 20)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PriceClock(START, 60, 100, 1, 100)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Against prices that are written down one after the other. */
    @Test
    void agrees_with_a_list_of_prices() {
        Random random = new Random(5);
        for (int round = 0; round < 3_000; round++) {
            long floor = random.nextInt(50);
            long first = floor + 1 + random.nextInt(200);
            PriceClock clock = new PriceClock(START, 1 + random.nextInt(90), first, 1 + random.nextInt(80), floor);
            List<Long> prices = new ArrayList<>(List.of(first));
            while (prices.get(prices.size() - 1) > floor) {
                prices.add(Math.max(floor, prices.get(prices.size() - 1) - clock.fall()));
            }
            assertThat(clock.steps()).isEqualTo(prices.size());
            for (int step = 0; step < prices.size(); step++) {
                assertThat(clock.price(step)).isEqualTo(prices.get(step));
            }
            long named = random.nextInt((int) first + 20);
            if (named <= first) {
                long last = prices.stream().filter(price -> price >= named).count() - 1;
                assertThat(clock.lastAtLeast(named)).isEqualTo(last);
            }
            if (named >= floor) {
                long higher = prices.stream().filter(price -> price > named).count();
                assertThat(clock.firstAtMost(named)).isEqualTo(higher);
            }
        }
    }
}
