// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.Parley;
import dev.parley.ParleyBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A clock that stands until a test moves it. Moving it forward lets everything take effect that has become due in the
 * {@link Parley}s attached to it, before it returns: deadlines, expiries, messages, listeners. They all see the new
 * instant, also those that were due earlier; a test that wants each at its own moves the clock from one to the next.
 *
 * <p>When it returns, each listener has heard everything that had become ready, on its own threads; only what a listener
 * threw at waits for the clock again, and one that hangs is left behind after {@link ParleyBuilder#listenerPatience},
 * which passes by real time. Whoever moves the clock sees all that listeners wrote before.
 *
 * @since 0.1.0
 */
public final class SettableClock implements InstantSource {
    /** Where a clock stands unless it is told otherwise. */
    public static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final List<Parley> attached = new CopyOnWriteArrayList<>();
    private volatile Instant now;

    private SettableClock(Instant now) {
        this.now = now;
    }

    /** A clock that stands at {@link #START}. */
    public static SettableClock atStart() {
        return new SettableClock(START);
    }

    /** A clock that stands at that instant. */
    public static SettableClock at(Instant instant) {
        return new SettableClock(instant);
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets a Parley that was built with this clock do what is due whenever the clock is moved forward. */
    public void attach(Parley parley) {
        attached.add(parley);
    }

    /** Moves the clock to an instant; back as well, as real clocks sometimes are, which lets nothing become due. */
    public void set(Instant instant) {
        boolean forward = instant.isAfter(now);
        now = instant;
        if (forward) {
            attached.forEach(Parley::runDue);
        }
    }

    /**
     * Moves the clock forward.
     *
     * @throws IllegalArgumentException if {@code time} is negative
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time must not be negative; set the clock to turn it back");
        }
        set(now.plus(time));
    }
}
