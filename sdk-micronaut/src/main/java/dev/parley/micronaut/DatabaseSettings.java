// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Parley's tables in the host's database.
 *
 * @param schema the schema for them, made if it is not there
 * @param migrate whether Parley brings them up to date at its start, or the host does
 * @param maxConnections how many connections Parley takes at once
 * @param connectionWait how long a call waits for one
 * @param lockTimeout how long a statement waits for a row
 * @param statementTimeout how long a statement may take in all
 */
@ConfigurationProperties("parley.database")
record DatabaseSettings(
        @Bindable(defaultValue = "parley") String schema,
        @Bindable(defaultValue = "true") boolean migrate,
        @Bindable(defaultValue = "8") int maxConnections,
        @Bindable(defaultValue = "2s") Duration connectionWait,
        @Bindable(defaultValue = "5s") Duration lockTimeout,
        @Bindable(defaultValue = "5s") Duration statementTimeout) {
    DatabaseSettings {
        Setting.require(
                schema.matches("[a-z_][a-z0-9_]{0,62}"),
                "parley.database.schema",
                "'" + schema + "'",
                "1 to 63 lower-case letters, digits and underscores, not a digit first, such as parley");
        Setting.require(maxConnections > 0, "parley.database.max-connections", maxConnections, "at least 1, such as 8");
        Setting.bounded("parley.database.connection-wait", connectionWait);
        Setting.bounded("parley.database.lock-timeout", lockTimeout);
        Setting.bounded("parley.database.statement-timeout", statementTimeout);
    }
}
