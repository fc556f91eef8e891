// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.AccountSamples.BUDGET;
import static dev.parley.store.AccountSamples.hold;
import static dev.parley.store.Samples.TENANT;
import static dev.parley.store.Samples.append;
import static dev.parley.store.Samples.negotiation;
import static dev.parley.store.Samples.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.jdbc.JdbcSettings;
import dev.parley.adapter.jdbc.JdbcStore;
import dev.parley.application.store.Append;
import dev.parley.application.store.Hold;
import dev.parley.port.StoreUnavailableException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server whose sessions end, that stops, or that is too slow. */
@Timeout(60)
class PostgreSqlOutageTest {
    private static final int WRITERS = 4;

    @Test
    void writers_whose_sessions_are_ended_are_told_so_and_nothing_is_half_written()
            throws SQLException, InterruptedException, ExecutionException {
        try (Database database = Database.postgreSql("ended_sessions");
                JdbcStore store = database.open()) {
            database.empty();
            List<Long> acknowledged = new ArrayList<>();
            ExecutorService executor = Executors.newFixedThreadPool(WRITERS);
            Semaphore progress = new Semaphore(0);
            AtomicBoolean stop = new AtomicBoolean();
            List<Future<Long>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(executor.submit(() -> writeUntilCutOff(store, writer, progress, stop)));
            }
            progress.acquire(40);
            while (!stop.get()) {
                endSessions();
            }
            for (Future<Long> writer : writers) {
                acknowledged.add(writer.get());
            }
            executor.shutdown();
            assertWhole(store, acknowledged);
        }
    }

    /** Each append has an event and a hold of 1; the number of appends that were acknowledged comes back. */
    private static long writeUntilCutOff(JdbcStore store, int writer, Semaphore progress, AtomicBoolean stop) {
        long version = 0;
        while (!stop.get()) {
            try {
                store.commit(append().account(hold("n" + writer, 1).openingWith(1_000_000)).stream(
                                next(negotiation(writer), version))
                        .build());
                version++;
                progress.release();
            } catch (StoreUnavailableException e) {
                stop.set(true);
            }
        }
        return version;
    }

    private static void endSessions() throws SQLException {
        try (Connection connection = PostgreSqlServer.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
        }
    }

    /** The pool may still hand out connections whose sessions were ended; each is found out once. */
    private static void untilItAnswers(JdbcStore store) {
        for (int dead = 0; dead < 50; dead++) {
            try {
                store.account(TENANT, BUDGET);
                return;
            } catch (StoreUnavailableException e) {
                assertThat(e).hasMessageContaining("database");
            }
        }
    }

    private static void assertWhole(JdbcStore store, List<Long> acknowledged) {
        untilItAnswers(store);
        long events = 0;
        for (int writer = 0; writer < WRITERS; writer++) {
            long version = store.head(TENANT, negotiation(writer)).orElseThrow().version();
            assertThat(version).isBetween(acknowledged.get(writer), acknowledged.get(writer) + 1);
            assertThat(store.events(TENANT, negotiation(writer), 0)).hasSize((int) version);
            events += version;
        }
        assertThat(store.account(TENANT, BUDGET).orElseThrow().held()).isEqualTo(events);
        assertThat(store.holds(TENANT, BUDGET, 10).stream()
                        .mapToLong(Hold::amount)
                        .sum())
                .isEqualTo(events);
    }

    @Test
    void a_server_that_has_stopped_makes_the_store_unavailable() throws IOException {
        Append move = append().stream(next(negotiation(1), 0)).build();
        EmbeddedPostgres server = PostgreSqlServer.start();
        try (Database database = new Database(server.getPostgresDatabase(), JdbcSettings.DEFAULTS);
                JdbcStore store = database.open()) {
            store.head(TENANT, negotiation(1));
            server.close();
            assertThatThrownBy(() -> store.commit(move)).isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> store.head(TENANT, negotiation(1))).isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(store::nextDeadline).isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    void an_answer_that_comes_too_late_makes_the_store_unavailable() throws SQLException {
        try (Database database = Database.postgreSql("slow");
                JdbcStore opened = database.open();
                JdbcStore store = JdbcStore.open(
                        database.dataSource(),
                        database.settings().withTimeouts(Duration.ofSeconds(20), Duration.ofMillis(300)));
                Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            assertThat(opened.nextDeadline()).isEmpty();
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE " + database.name("heads") + " IN ACCESS EXCLUSIVE MODE");

            assertThatThrownBy(() -> store.head(TENANT, negotiation(1))).isInstanceOf(StoreUnavailableException.class);
            Append move = append().stream(next(negotiation(1), 0)).build();
            assertThatThrownBy(() -> store.commit(move)).isInstanceOf(StoreUnavailableException.class);
            other.rollback();
        }
    }
}
