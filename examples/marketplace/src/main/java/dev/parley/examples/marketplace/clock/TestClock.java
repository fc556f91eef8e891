// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.clock;

import dev.parley.Parley;
import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.web.Violation;
import dev.parley.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The marketplace's time where tests move it, so that offers and sessions expire while nobody waits. */
public final class TestClock {
    /** The property that turns it on. */
    public static final String PROPERTY = "marketplace.test-clock";

    private static final Logger LOG = LoggerFactory.getLogger(TestClock.class);
    private static final long MOST_SECONDS = Duration.ofDays(366).toSeconds();

    private final SettableClock clock;

    /** Moves a clock, which was Parley's when it was built. */
    public TestClock(SettableClock clock, Parley parley) {
        this.clock = clock;
        clock.attach(parley);
    }

    /** A clock that stands at the present second until it is moved. Says so loudly. */
    public static SettableClock stopped() {
        Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
        LOG.warn(
                "**** THE CLOCK STANDS at {}: whoever can reach this server may move it ({}=true) ****", now, PROPERTY);
        return SettableClock.at(now);
    }

    /** What time it is. */
    public record Reading(Instant now) {}

    /** By how much to move it: 1 second to 366 days. */
    public record Advance(@Nullable Long seconds) {}

    /** What time it is. */
    public Reading read() {
        return new Reading(clock.instant());
    }

    /** Moves the clock, and lets everything take effect that has become due. */
    public Outcome<Reading> advance(Advance by) {
        Long seconds = by.seconds();
        if (seconds == null || seconds < 1 || seconds > MOST_SECONDS) {
            return Outcome.refused(Violation.refusal(
                    new Violation("/seconds", "OUT_OF_RANGE", "must be a whole number from 1 to " + MOST_SECONDS)));
        }
        clock.advance(Duration.ofSeconds(seconds));
        return Outcome.done(read());
    }
}
