// SPDX-License-Identifier: Apache-2.0
package dev.parley.application;

import java.time.Duration;

/**
 * How listeners are told.
 *
 * @param threads how many threads each listener has on a node, at most; it is called by so many at once
 * @param patience after how long a call that has not come back is named in health and log
 * @param givesUpAfter for how long an event that a listener throws at is tried again before it is given up
 */
public record ListenerSettings(int threads, Duration patience, Duration givesUpAfter) {
    public static final ListenerSettings DEFAULT = new ListenerSettings(4, Duration.ofSeconds(30), Duration.ofDays(3));

    public ListenerSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be 1 or more, and is " + threads);
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("patience must be longer than nothing");
        }
        if (givesUpAfter.isNegative()) {
            throw new IllegalArgumentException("givesUpAfter must not be negative");
        }
    }

    public ListenerSettings withThreads(int most) {
        return new ListenerSettings(most, patience, givesUpAfter);
    }

    public ListenerSettings withPatience(Duration longest) {
        return new ListenerSettings(threads, longest, givesUpAfter);
    }

    public ListenerSettings withGivingUpAfter(Duration time) {
        return new ListenerSettings(threads, patience, time);
    }
}
