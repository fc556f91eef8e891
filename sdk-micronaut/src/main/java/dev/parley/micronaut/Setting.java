// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.context.exceptions.ConfigurationException;
import java.time.Duration;

/** Holds what a host has set to what can be; what cannot be is named with its property, and with what to set. */
final class Setting {
    private static final Duration NONE = Duration.ZERO;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private Setting() {}

    static void require(boolean fits, String property, Object value, String whatToSet) {
        if (!fits) {
            throw new ConfigurationException(property + " is " + value + ", and must be " + whatToSet);
        }
    }

    static void positive(String property, Duration value) {
        require(value.compareTo(NONE) > 0, property, value, "longer than nothing, such as 10m");
    }

    /** What a database is given: whole milliseconds, and no call hangs for longer than an hour. */
    static void bounded(String property, Duration value) {
        boolean fits = value.compareTo(MILLISECOND) >= 0 && value.compareTo(HOUR) <= 0;
        require(fits, property, value, "1 millisecond to 1 hour, such as 5s");
    }
}
