// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * What a sealed auction with many bidders costs: joining, submitting, the close, memory, and rows in PostgreSQL, each for
 * a few bidders and for ten times as many. One thread, through Parley's Java API, on a server started for this and as
 * durable as it is by default. Arguments, all optional: the bidders of the small auction (1,000), how many times as many
 * there are in the large one (10).
 */
public final class AuctionLoad {
    private static final int CONNECTIONS = 8;
    private static final int WARM_UP = 300;
    private static final AtomicInteger AUCTIONS = new AtomicInteger();

    private AuctionLoad() {}

    /** Measures. */
    public static void main(String... arguments) throws IOException, SQLException {
        int few = FacadeLoad.argument(arguments, 0, 1_000);
        int times = FacadeLoad.argument(arguments, 1, 10);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start()) {
            var unused = run(server, new Auction.Kind("second-price", 1), WARM_UP);
            System.out.println(Figures.HEADER);
            for (Auction.Kind kind :
                    List.of(new Auction.Kind("uniform-price", 100), new Auction.Kind("second-price", 1))) {
                Figures small = run(server, kind, few);
                System.out.println(small.row());
                Figures large = run(server, kind, few * times);
                System.out.println(large.row());
                System.out.println(large.comparedWith(small));
            }
        }
        System.exit(0);
    }

    /** Each auction gets tables of its own, so that those before it weigh nothing. */
    private static Figures run(EmbeddedPostgres server, Auction.Kind kind, int bidders) throws SQLException {
        String schema = "auction_" + AUCTIONS.incrementAndGet();
        try (HikariDataSource source = source(server)) {
            return new Auction(source, schema, kind, bidders).run(() -> bytes(source, schema));
        }
    }

    private static HikariDataSource source(EmbeddedPostgres server) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        pool.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(pool);
    }

    /** What all tables take with their indexes. */
    private static long bytes(DataSource source, String schema) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE c.relkind = 'r' AND n.nspname = '" + schema + "'")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the size of the tables cannot be read", e);
        }
    }
}
