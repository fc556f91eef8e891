// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.parley.ParleyBuilder;
import dev.parley.Seams;
import dev.parley.application.store.Store;
import dev.parley.store.FreshTables;
import dev.parley.store.PostgreSqlServer;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Where a simulated Parley keeps everything; each time it is asked, somewhere new. */
enum Ground {
    MEMORY {
        @Override
        UnaryOperator<ParleyBuilder> place() {
            AtomicReference<Store> only = new AtomicReference<>();
            return builder -> {
                ROWS.put(builder, () -> Kept.text(Objects.requireNonNull(only.get())));
                return Seams.storeSeenThrough(builder, store -> {
                    only.compareAndSet(null, store);
                    return only.get();
                });
            };
        }

        @Override
        ParleyBuilder under(ParleyBuilder builder) {
            return builder;
        }
    },
    H2 {
        @Override
        UnaryOperator<ParleyBuilder> place() {
            String name = fresh();
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
            FreshTables.onH2(source, name);
            return builder -> inDatabase(builder, pooled(source, CONNECTIONS), name);
        }
    },
    POSTGRESQL {
        @Override
        UnaryOperator<ParleyBuilder> place() {
            String name = fresh();
            FreshTables.onPostgreSql(Shared.POSTGRESQL, name);
            return builder -> inDatabase(builder, Shared.POSTGRESQL, name);
        }
    };

    private static final AtomicInteger MADE = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 8;

    /** Somewhere new, where each Parley that is built there is a node. */
    abstract UnaryOperator<ParleyBuilder> place();

    /** A builder of the only node somewhere new. */
    ParleyBuilder under(ParleyBuilder builder) {
        return place().apply(builder);
    }

    private static String fresh() {
        return "simulation_" + MADE.incrementAndGet();
    }

    /** A server has only so many connections, and nobody closes a ground's pool. */
    private static final class Shared {
        static final DataSource POSTGRESQL = pooled(PostgreSqlServer.dataSource(), 3 * CONNECTIONS);
    }

    /** Patient, so that a busy machine is not taken for a store that is out. */
    private static DataSource pooled(DataSource source, int connections) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(PATIENCE.toMillis());
        return new HikariDataSource(config);
    }

    private static final Map<Object, Callable<String>> ROWS = Collections.synchronizedMap(new WeakHashMap<>());

    /** All that is kept where a builder was put, as whoever steals it would read it. */
    static Callable<String> rows(ParleyBuilder builder) {
        return Objects.requireNonNull(ROWS.get(builder), "a builder that was put somewhere");
    }

    private static ParleyBuilder inDatabase(ParleyBuilder builder, DataSource pool, String schema) {
        ROWS.put(builder, () -> Dumped.text(pool, schema));
        return builder.dataSource(pool)
                .schema(schema)
                .migrate(false)
                .connections(CONNECTIONS, PATIENCE)
                .timeouts(PATIENCE, PATIENCE);
    }
}
