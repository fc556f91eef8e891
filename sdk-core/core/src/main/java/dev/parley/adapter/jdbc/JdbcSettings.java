// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import java.time.Duration;

/**
 * How a store uses its database.
 *
 * @param schema where the tables are; lower-case letters, digits and underscores, at most 63
 * @param migrate whether the store brings its tables up to date at its start, which needs Flyway
 * @param maxConnections how many connections it takes at once
 * @param connectionWait how long a call waits for one of them
 * @param lockTimeout how long a statement waits for a row that somebody else writes
 * @param statementTimeout how long a statement may take in all
 */
public record JdbcSettings(
        String schema,
        boolean migrate,
        int maxConnections,
        Duration connectionWait,
        Duration lockTimeout,
        Duration statementTimeout) {
    /** The schema {@code parley}, migrated; eight connections, 2 s for one of them, 5 s for locks and statements. */
    public static final JdbcSettings DEFAULTS =
            new JdbcSettings("parley", true, 8, Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5));

    public JdbcSettings {
        if (!schema.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "schema must have 1 to 63 lower-case letters, digits and underscores, not a digit first");
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections must be at least 1");
        }
        requirePositive("connectionWait", connectionWait);
        requirePositive("lockTimeout", lockTimeout);
        requirePositive("statementTimeout", statementTimeout);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.toMillis() < 1 || duration.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(name + " must be 1 millisecond to 1 hour");
        }
    }

    /** The same with another schema. */
    public JdbcSettings withSchema(String other) {
        return new JdbcSettings(other, migrate, maxConnections, connectionWait, lockTimeout, statementTimeout);
    }

    /** The same, migrating or not. */
    public JdbcSettings withMigrate(boolean other) {
        return new JdbcSettings(schema, other, maxConnections, connectionWait, lockTimeout, statementTimeout);
    }

    /** The same with other bounds on connections. */
    public JdbcSettings withConnections(int max, Duration wait) {
        return new JdbcSettings(schema, migrate, max, wait, lockTimeout, statementTimeout);
    }

    /** The same with other bounds on time. */
    public JdbcSettings withTimeouts(Duration lock, Duration statement) {
        return new JdbcSettings(schema, migrate, maxConnections, connectionWait, lock, statement);
    }
}
