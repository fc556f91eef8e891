// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.parley.Parley;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Moves per second that last, against rows per second that {@code pgbench} inserts one by one with as many clients: on
 * the same PostgreSQL server, started for this and as durable as it is by default, taking turns. Wants {@code pgbench} on
 * the path, or named by the variable {@code PGBENCH}. Arguments, all optional: seconds for each turn (10), turns (3).
 */
public final class DurableLoad {
    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final int CONNECTIONS = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private DurableLoad() {}

    /** Measures. */
    public static void main(String... arguments)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        int seconds = FacadeLoad.argument(arguments, 0, 10);
        int turns = FacadeLoad.argument(arguments, 1, 3);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "120")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start()) {
            System.out.println("PostgreSQL " + only(server, "SHOW server_version") + ", fsync "
                    + only(server, "SHOW fsync") + ", synchronous_commit " + only(server, "SHOW synchronous_commit"));
            measure(server, seconds, turns);
        }
        System.exit(0);
    }

    private static void measure(EmbeddedPostgres server, int seconds, int turns)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        run(server, Bench.table());
        Bench bench = new Bench(server.getPort());
        try (HikariDataSource source = source(server);
                Parley parley = Parley.builder()
                        .dataSource(source)
                        .connections(CONNECTIONS, PATIENCE)
                        .timeouts(PATIENCE, PATIENCE)
                        .build()) {
            Hagglers hagglers = new Hagglers(parley);
            var unused = hagglers.move(CLIENTS.get(1), Duration.ofSeconds(seconds));
            System.out.println("| clients | rows/s of pgbench | moves/s | ratio |");
            System.out.println("|---|---|---|---|");
            for (int clients : CLIENTS) {
                List<Double> rows = new ArrayList<>();
                List<Double> moves = new ArrayList<>();
                for (int turn = 0; turn < turns; turn++) {
                    rows.add(bench.insert(clients, seconds));
                    moves.add(hagglers.move(clients, Duration.ofSeconds(seconds)));
                }
                print(clients, Median.of(rows), Median.of(moves));
            }
        }
    }

    private static void print(int clients, double rows, double moves) {
        System.out.printf("| %d | %,.0f | %,.0f | %.2f |%n", clients, rows, moves, moves / rows);
    }

    private static HikariDataSource source(EmbeddedPostgres server) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        pool.setMaximumPoolSize(CONNECTIONS + 8);
        return new HikariDataSource(pool);
    }

    private static void run(EmbeddedPostgres server, String statement) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    private static String only(EmbeddedPostgres server, String query) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement one = connection.createStatement();
                ResultSet row = one.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
