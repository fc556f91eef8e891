// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a host may set of Parley.
 *
 * @param enabled whether there is Parley at all
 * @param dataSource the name of the data source for Parley's tables; without it, the only one or the primary one
 * @param inMemory whether everything is kept in memory although there is a data source; gone when the process ends
 * @param keyFile the file for Parley's keys, made if it is not there; all nodes need the same one
 * @param approvalExpiry how long a request for approval waits
 * @param answersKept how long the answer to a command is kept for its idempotency key
 * @param negotiationsAtHand how many recent negotiations are kept at hand
 * @param snapshotEvery after how many events another snapshot of a negotiation is kept
 * @param pollInterval how often what is due is looked for
 */
@ConfigurationProperties("parley")
record ParleySettings(
        @Bindable(defaultValue = "true") boolean enabled,
        @Nullable String dataSource,
        @Bindable(defaultValue = "false") boolean inMemory,
        @Nullable Path keyFile,
        @Bindable(defaultValue = "24h") Duration approvalExpiry,
        @Bindable(defaultValue = "24h") Duration answersKept,
        @Bindable(defaultValue = "10000") long negotiationsAtHand,
        @Bindable(defaultValue = "500") int snapshotEvery,
        @Bindable(defaultValue = "200ms") Duration pollInterval) {
    ParleySettings {
        Setting.positive("parley.approval-expiry", approvalExpiry);
        Setting.positive("parley.answers-kept", answersKept);
        Setting.require(
                negotiationsAtHand >= 0,
                "parley.negotiations-at-hand",
                negotiationsAtHand,
                "none or more, such as 10000");
        Setting.require(snapshotEvery >= 10, "parley.snapshot-every", snapshotEvery, "10 or more, such as 500");
        Setting.require(
                pollInterval.compareTo(Duration.ofMillis(1)) >= 0,
                "parley.poll-interval",
                pollInterval,
                "at least a millisecond, such as 200ms");
    }
}
