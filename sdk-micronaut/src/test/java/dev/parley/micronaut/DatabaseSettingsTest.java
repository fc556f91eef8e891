// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static dev.parley.micronaut.TestHost.MEMORY;
import static dev.parley.micronaut.TestHost.h2;
import static dev.parley.micronaut.TestHost.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.policy.PolicyDraft;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.SettableClock;
import dev.parley.testing.TestParley;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Setting a property of the database that Parley uses has its effect; which data source it is, {@link SettingsTest} tries. */
final class DatabaseSettingsTest {
    private static final Map<String, Object> WATCHED = Map.of("test.data-source", "own");

    @Test
    void in_memory_parley_leaves_the_hosts_database_alone() throws SQLException {
        try (ApplicationContext host = run(MEMORY, h2("default", "alone"))) {
            assertThat(host.containsBean(Parley.class)).isTrue();
            try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:alone", "sa", "");
                    var schemas = connection.getMetaData().getSchemas(null, "parley")) {
                assertThat(schemas.next()).isFalse();
            }
        }
    }

    @Test
    void a_host_that_migrates_itself_runs_the_files_that_are_shipped() throws SQLException, IOException {
        String url = "jdbc:h2:mem:migrated;DB_CLOSE_DELAY=-1";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement();
                InputStream file = Parley.class.getResourceAsStream("/dev/parley/db/h2/V1__parley_tables.sql")) {
            String sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            statement.execute("create schema \"parley\"");
            for (String one : sql.replace("${schema}", "parley").split(";\\s*\\n", -1)) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
        try (ApplicationContext host = run(h2("default", "migrated"), Map.of("parley.database.migrate", false));
                Connection connection = DriverManager.getConnection(url, "sa", "");
                var history = connection.getMetaData().getTables(null, "parley", "parley_schema_history", null)) {
            assertThat(host.getBean(Parley.class).health().up()).isTrue();
            assertThat(history.next()).isFalse();
        }
    }

    @Test
    void parley_takes_no_more_connections_at_once_than_is_set() throws Exception {
        try (ApplicationContext host =
                run(WATCHED, Map.of("parley.database.max-connections", 2, "parley.poll-interval", "1h"))) {
            WatchedDataSource source = host.getBean(OwnDataSource.class).watched;
            Parley parley = host.getBean(Parley.class);
            source.most.set(0);
            source.gate = new CountDownLatch(2);
            ExecutorService threads = Executors.newFixedThreadPool(6);
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                calls.add(threads.submit(() -> parley.health()));
            }
            for (Future<?> call : calls) {
                call.get(60, TimeUnit.SECONDS);
            }
            threads.shutdown();

            assertThat(source.most).hasValue(2);
        }
    }

    @Test
    void a_call_waits_for_a_connection_for_as_long_as_is_set() throws Exception {
        Map<String, Object> one = Map.of(
                "parley.database.max-connections", 1,
                "parley.database.connection-wait", "4s",
                "parley.poll-interval", "1h");
        try (ApplicationContext host = run(WATCHED, one)) {
            WatchedDataSource source = host.getBean(OwnDataSource.class).watched;
            Parley parley = host.getBean(Parley.class);
            int before = source.open.get();
            source.gate = new CountDownLatch(10);
            ExecutorService threads = Executors.newSingleThreadExecutor();
            Future<Boolean> first = threads.submit(() -> parley.health().up());
            while (source.open.get() == before) {
                Thread.onSpinWait();
            }

            long begun = System.nanoTime();
            assertThat(parley.health().problems()).anyMatch(problem -> problem.startsWith("The store does not answer"));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(3_900));

            assertThat(first.get(60, TimeUnit.SECONDS)).isFalse();
            threads.shutdown();
        }
    }

    @Test
    void statements_wait_for_rows_and_run_for_as_long_as_is_set() {
        Map<String, Object> bounds = Map.of(
                "parley.database.lock-timeout", "1234ms",
                "parley.database.statement-timeout", "17s",
                "parley.poll-interval", "1h");
        try (ApplicationContext host = run(WATCHED, bounds)) {
            WatchedDataSource source = host.getBean(OwnDataSource.class).watched;
            source.timeouts.clear();
            TestParley.around(host.getBean(Parley.class), SettableClock.atStart())
                    .publish(PolicyDraft.everything(AlternatingOffers.ID));

            assertThat(source.statements).contains("SET LOCK_TIMEOUT 1234");
            assertThat(source.timeouts).contains(17);
        }
    }
}
