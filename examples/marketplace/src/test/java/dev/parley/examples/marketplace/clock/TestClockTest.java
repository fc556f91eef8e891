// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.Outcome;
import dev.parley.protocol.Reason;
import dev.parley.testing.SettableClock;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TestClockTest {
    private final SettableClock settable = TestClock.stopped();
    private final Parley parley = Parley.builder().clock(settable).build();
    private final TestClock clock = new TestClock(settable, parley);

    @AfterEach
    void close() {
        parley.close();
    }

    @Test
    void stands_at_a_whole_second_until_it_is_moved() {
        TestClock.Reading before = clock.read();

        assertThat(before.now()).isEqualTo(before.now().truncatedTo(ChronoUnit.SECONDS));
        assertThat(clock.advance(new TestClock.Advance(90L)).orElseThrow().now())
                .isEqualTo(before.now().plusSeconds(90));
        assertThat(clock.read().now()).isEqualTo(before.now().plusSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 31_622_401, Long.MAX_VALUE, Long.MIN_VALUE})
    void moves_neither_back_nor_for_years(long seconds) {
        TestClock.Reading before = clock.read();

        assertThat(clock.advance(new TestClock.Advance(seconds)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(Reason.INVALID_REQUEST));
        assertThat(clock.read()).isEqualTo(before);
    }
}
