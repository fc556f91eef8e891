// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import java.time.Duration;
import java.time.Instant;

/**
 * A price that falls by itself, as a function of time. Each step lasts equally long; the first has the starting price, each
 * later one a fixed amount less, and the last one the floor, however little less that is.
 *
 * @param start when the first step begins
 * @param stepSeconds how long a step lasts, at least 1
 * @param first the price of the first step, in minor units
 * @param fall how much less each later step costs, at least 1
 * @param floor the price of the last step, less than the first
 * @since 0.1.0
 */
public record PriceClock(Instant start, long stepSeconds, long first, long fall, long floor) {
    public PriceClock {
        if (stepSeconds < 1 || fall < 1 || floor >= first) {
            throw new IllegalArgumentException("a price falls from first to floor by at least 1 in at least a second");
        }
    }

    /** How many steps there are, at least 2. */
    public long steps() {
        return falls() + 1;
    }

    /** How often the price falls until it is the floor. */
    private long falls() {
        return (first - floor + fall - 1) / fall;
    }

    /** The price of a step, in minor units. */
    public long price(long step) {
        return step >= falls() ? floor : first - step * fall;
    }

    /** The step at an instant: the first until the clock has started. */
    public long step(Instant at) {
        return Math.max(0, Duration.between(start, at).toSeconds() / stepSeconds);
    }

    /** When a step begins; the one before ends at that instant. */
    public Instant begins(long step) {
        return start.plusSeconds(step * stepSeconds);
    }

    /** Whether the price has begun to count. */
    public boolean hasStarted(Instant at) {
        return !at.isBefore(start);
    }

    /** When the last step ends. */
    public Instant ends() {
        return begins(steps());
    }

    /** The last step that costs at least as much as that, which is at most the first price. */
    public long lastAtLeast(long least) {
        return least <= floor ? falls() : (first - least) / fall;
    }

    /** The first step that costs at most as much as that, which is at least the floor. */
    public long firstAtMost(long most) {
        return most >= first ? 0 : Math.min(falls(), (first - most + fall - 1) / fall);
    }

    /** The same clock, all of whose steps come later. */
    public PriceClock later(Duration pause) {
        return new PriceClock(start.plus(pause), stepSeconds, first, fall, floor);
    }
}
