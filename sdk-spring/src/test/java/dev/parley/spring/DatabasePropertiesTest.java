// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Parley;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.model.Binding;
import dev.parley.model.IdempotencyKey;
import dev.parley.port.ParleyException;
import dev.parley.port.StoreUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Setting a property of the database that Parley uses has its effect, property by property. */
final class DatabasePropertiesTest {
    private final DataSource database = Tables.database();
    private final ApplicationContextRunner stored = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ParleyAutoConfiguration.class))
            .withPropertyValues("parley.poll-interval=1h")
            .withBean(DataSource.class, () -> database);

    @Test
    void data_source() {
        stored.withBean("other", DataSource.class, Tables::database)
                .withPropertyValues("parley.data-source=other")
                .run(host -> {
                    assertThat(Tables.count(host.getBean("other", DataSource.class), "parley"))
                            .isPositive();
                    assertThat(Tables.count(database, "parley")).isZero();
                });
    }

    @Test
    void in_memory() {
        stored.withPropertyValues("parley.in-memory=true").run(host -> {
            assertThat(host).hasSingleBean(Parley.class);
            assertThat(Tables.count(database, "parley")).isZero();
        });
    }

    @Test
    void database_schema() {
        stored.withPropertyValues("parley.database.schema=haggling").run(host -> {
            assertThat(Tables.count(database, "haggling")).isPositive();
            assertThat(Tables.count(database, "parley")).isZero();
        });
    }

    @Test
    void database_migrate() throws IOException {
        stored.withPropertyValues("parley.database.migrate=false")
                .run(host -> assertThat(host).hasFailed());
        assertThat(Tables.count(database, "parley")).isZero();

        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.execute("create schema \"parley\"");
        for (String statement : sql().split(";\\s*\n", -1)) {
            if (!statement.isBlank()) {
                jdbc.execute(statement.replace("${schema}", "parley"));
            }
        }
        stored.withPropertyValues("parley.database.migrate=false")
                .run(host -> assertThat(host).hasSingleBean(Parley.class));
    }

    private static String sql() throws IOException {
        try (var in = Objects.requireNonNull(
                Parley.class.getResourceAsStream("/dev/parley/db/h2/V1__parley_tables.sql"), "the shipped SQL")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void database_max_connections_and_connection_wait() {
        HeldDataSource held = new HeldDataSource(database);
        assertThat(isServedBesideAHeldConnection(held, 2)).isTrue();
        assertThat(isServedBesideAHeldConnection(held, 1)).isFalse();
    }

    private static boolean isServedBesideAHeldConnection(HeldDataSource held, int connections) {
        boolean[] served = new boolean[1];
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ParleyAutoConfiguration.class))
                .withBean(DataSource.class, () -> held)
                .withPropertyValues(
                        "parley.poll-interval=1h",
                        "parley.database.max-connections=" + connections,
                        "parley.database.connection-wait=50ms")
                .run(host -> {
                    Parley parley = host.getBean(Parley.class);
                    Thread slow = held.holdDuring(() -> parley.policies().current(Table.SHOP));
                    try {
                        var unused = parley.policies().current(Table.SHOP);
                        served[0] = true;
                    } catch (StoreUnavailableException full) {
                        served[0] = false;
                    } finally {
                        held.release();
                        slow.join();
                    }
                });
        return served[0];
    }

    @Test
    void database_lock_timeout() {
        assertThat(waitForALockedRow(database, "parley.database.lock-timeout=100ms"))
                .isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void database_statement_timeout() {
        DataSource postgreSql = new DriverManagerDataSource(PostgreSql.url());
        assertThat(waitForALockedRow(
                        postgreSql, "parley.database.statement-timeout=100ms", "parley.database.lock-timeout=1m"))
                .isLessThan(Duration.ofSeconds(30));
    }

    /** How long a command waits for a row that somebody else has locked, which by default is 5 s or more. */
    private static Duration waitForALockedRow(DataSource database, String... settings) {
        Duration[] waited = new Duration[1];
        ApplicationContextRunner host = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ParleyAutoConfiguration.class))
                .withPropertyValues("parley.poll-interval=1h", "parley.database.schema=parley_waits")
                .withPropertyValues(settings)
                .withBean(DataSource.class, () -> database);
        host.run(running -> {
            Parley parley = running.getBean(Parley.class);
            Table table = new Table(parley).open();
            NegotiationView asked = table.offered(table.listed("lamp", Binding.NOT_BINDING));
            MakeMove accept = MakeMove.of("accept").answering(asked);
            try (Connection other = database.getConnection();
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("select * from \"parley_waits\".parley_heads for update");
                long begun = System.nanoTime();
                assertThatThrownBy(() ->
                                parley.negotiations().move(Table.SELLER, asked.id(), accept, IdempotencyKey.fresh()))
                        .isInstanceOf(ParleyException.class);
                waited[0] = Duration.ofNanos(System.nanoTime() - begun);
                other.rollback();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
        return waited[0];
    }
}
