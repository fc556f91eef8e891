// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long what has ended is kept; without a time, for ever.
 *
 * @param negotiations how long a negotiation is kept after its end, 30 days at least
 * @param deals how long a deal is kept after its last expiry, no less long than negotiations
 */
@ConfigurationProperties("parley.retention")
record RetentionSettings(
        @Nullable Duration negotiations, @Nullable Duration deals) {
    private static final Duration SHORTEST = Duration.ofDays(30);

    RetentionSettings {
        require("parley.retention.negotiations", negotiations);
        require("parley.retention.deals", deals);
        if (deals != null) {
            Setting.require(
                    negotiations != null && negotiations.compareTo(deals) <= 0,
                    "parley.retention.deals",
                    deals,
                    "no less than parley.retention.negotiations, which is to be set too");
        }
    }

    private static void require(String property, @Nullable Duration time) {
        if (time != null) {
            Setting.require(time.compareTo(SHORTEST) >= 0, property, time, "30 days or more, such as 730d");
        }
    }
}
