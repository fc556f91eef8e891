// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** What the value of a property must be; a wrong one ends the start with its name, the value and what to set. */
record Bounds(String property) {
    /** The shortest time that means something to a timer. */
    static final Duration SHORTEST = Duration.ofMillis(1);

    private static final Duration LONGEST = Duration.ofDays(3_650);

    static Bounds of(String property) {
        return new Bounds(property);
    }

    void require(boolean fits, Object value, String instead) {
        if (!fits) {
            throw new InvalidConfigurationPropertyValueException(property, value, instead);
        }
    }

    void require(Duration value, Duration least, Duration most) {
        require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                value,
                "set a time from " + text(least) + " to " + text(most));
    }

    /** A time that something waits, ten years at most. */
    void requireTime(Duration value) {
        require(value, SHORTEST, LONGEST);
    }

    void requireAtLeast(long least, long value) {
        require(value >= least, value, "set " + least + " or more");
    }

    private static String text(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + "d";
        }
        return time.toHours() > 0 ? time.toHours() + "h" : time.toMillis() + "ms";
    }
}
