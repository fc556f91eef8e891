// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A PostgreSQL server of a test's own, as durable as PostgreSQL is by default. */
final class Server implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private Server(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static Server start() throws IOException {
        return new Server(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start());
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** What is set, such as {@code fsync}. */
    String setting(String name) {
        return only("SELECT current_setting('" + name + "')");
    }

    /** Whether all that follows from what was committed has been done, but for what is due far from now. */
    boolean isDrained() {
        return only("SELECT count(*) FROM parley.parley_outbox WHERE ready_at < now() + interval '10 minutes'")
                .equals("0");
    }

    private String only(String query) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            if (!result.next()) {
                throw new AssertionError("no row: " + query);
            }
            return result.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
