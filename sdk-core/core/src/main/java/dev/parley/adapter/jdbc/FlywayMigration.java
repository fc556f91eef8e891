// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.port.ParleyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables up to date with Flyway; loaded only where Flyway is there. */
final class FlywayMigration {
    private static final String HISTORY = "parley_schema_history";

    /** At the start a pool may have to open its connections first. */
    private static final Duration LEAST_WAIT = Duration.ofSeconds(5);

    private FlywayMigration() {}

    static void run(DataSource dataSource, Schema schema, Duration connectionWait) {
        requireTwoConnections(dataSource, connectionWait);
        try {
            Flyway.configure(FlywayMigration.class.getClassLoader())
                    .dataSource(dataSource)
                    .schemas(schema.name())
                    .defaultSchema(schema.name())
                    .createSchemas(true)
                    .table(HISTORY)
                    .locations(TablesCheck.location(schema))
                    .placeholders(Map.of("schema", schema.name()))
                    // The schema may hold tables of others: they are none of Parley's business.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new ParleyException(
                    "Parley's tables in the schema " + schema.name() + " could not be brought up to date", e);
        }
    }

    /** Flyway locks on one connection and works on another: with one alone it waits for itself, and does not say so. */
    private static void requireTwoConnections(DataSource dataSource, Duration wait) {
        String connections = "no connection";
        try (ConnectionTimeout patience = new ConnectionTimeout(wait.compareTo(LEAST_WAIT) > 0 ? wait : LEAST_WAIT);
                Connection first = patience.call(dataSource::getConnection)) {
            connections = "one connection to " + first.getMetaData().getDatabaseProductName() + " at a time";
            patience.call(dataSource::getConnection).close();
        } catch (SQLException e) {
            throw new ParleyException(
                    "the data source gives " + connections + ", and tables are brought up to date on two: let its pool"
                            + " have 2 connections or more, or run the SQL files yourself and switch migration off",
                    e);
        }
    }
}
