// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import java.time.Duration;

/** How long something waits that has failed: a second, and twice as long each time, up to five minutes. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 16;

    private Backoff() {}

    /** @param attempts how often it has failed before */
    static Duration after(int attempts) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(Math.max(attempts, 0), MOST_DOUBLINGS));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
