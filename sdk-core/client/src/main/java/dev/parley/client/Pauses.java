// SPDX-License-Identifier: Apache-2.0
package dev.parley.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the same request is sent again: what the service asks for and a fifth of it at most besides; else twice as
 * long each time from a fifth of a second on, of which chance takes up to a half, so that callers whose connections broke together
 * do not come back together.
 *
 * @param chance numbers from 0 to below 1
 */
record Pauses(DoubleSupplier chance) {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final double MOST_ADDED = .2;

    /**
     * The pause after an attempt.
     *
     * @param attempt its number, from 1
     * @param asked what the service asks for
     */
    Duration after(int attempt, Optional<Duration> asked) {
        return asked.map(wait -> plus(wait, MOST_ADDED))
                .orElseGet(() -> plus(growing(attempt).dividedBy(2), 1));
    }

    /** Whether nobody waits so long for an answer, as for the end of a cool-down. */
    static boolean isTooLong(Duration asked) {
        return asked.compareTo(LONGEST) > 0;
    }

    private static Duration growing(int attempt) {
        Duration grown = FIRST.multipliedBy(1L << Math.min(attempt - 1, 10));
        return grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
    }

    private Duration plus(Duration base, double most) {
        return base.plusNanos((long) (base.toNanos() * most * chance.getAsDouble()));
    }
}
