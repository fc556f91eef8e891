// SPDX-License-Identifier: Apache-2.0
package dev.parley.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long what has ended is kept; without a time for ever.
 *
 * @param negotiations how long a negotiation is kept after its end, with its events and seats; none goes of which a deal
 *     waits for payment
 * @param deals how long a deal is kept after its last expiry, paid or not; no less than negotiations
 */
public record Retention(Optional<Duration> negotiations, Optional<Duration> deals) {
    /** The shortest: what is kept for retries, listeners and approvals has ended by then. */
    public static final Duration SHORTEST = Duration.ofDays(30);

    /** Nothing goes. */
    public static final Retention FOR_EVER = new Retention(Optional.empty(), Optional.empty());

    public Retention {
        Stream.of(negotiations, deals)
                .flatMap(Optional::stream)
                .filter(time -> time.compareTo(SHORTEST) < 0)
                .forEach(time -> {
                    throw new IllegalArgumentException("what has ended is kept for 30 days or more, not " + time);
                });
        if (deals.isPresent()
                && negotiations.filter(time -> time.compareTo(deals.get()) <= 0).isEmpty()) {
            throw new IllegalArgumentException("deals must be kept no less long than negotiations");
        }
    }

    /** Whether a negotiation that was opened then may be gone by an instant, if it has ended. */
    public boolean mayBeGone(Instant openedAt, Instant now) {
        return negotiations.filter(time -> openedAt.plus(time).isBefore(now)).isPresent();
    }
}
