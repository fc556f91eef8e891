// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How listeners are told what happened.
 *
 * @param threads how many threads tell each listener on a node; so many calls of one listener go on at once
 * @param patience after how long a call that has not come back is named in health and log
 * @param giveUpAfter for how long an event at which a listener throws is told again before it is given up
 */
@ConfigurationProperties("parley.listeners")
record ListenerSettings(
        @Bindable(defaultValue = "4") int threads,
        @Bindable(defaultValue = "30s") Duration patience,
        @Bindable(defaultValue = "3d") Duration giveUpAfter) {
    ListenerSettings {
        Setting.require(threads >= 1, "parley.listeners.threads", threads, "1 or more, such as 4");
        Setting.positive("parley.listeners.patience", patience);
        Setting.positive("parley.listeners.give-up-after", giveUpAfter);
    }
}
