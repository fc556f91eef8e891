// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes as another does and can be put forward. */
final class FastClock implements InstantSource {
    private final InstantSource other;
    private Duration ahead = Duration.ZERO;

    FastClock(InstantSource other) {
        this.other = other;
    }

    /** Puts it forward, in addition to before. */
    synchronized void putForward(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public synchronized Instant instant() {
        return other.instant().plus(ahead);
    }
}
