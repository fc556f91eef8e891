// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.AccountSamples.BUDGET;
import static dev.parley.store.AccountSamples.hold;
import static dev.parley.store.AccountSamples.open;
import static dev.parley.store.ConditionConformance.lamp;
import static dev.parley.store.ConditionConformance.onLamp;
import static dev.parley.store.Samples.LEASE;
import static dev.parley.store.Samples.NOON;
import static dev.parley.store.Samples.TENANT;
import static dev.parley.store.Samples.append;
import static dev.parley.store.Samples.due;
import static dev.parley.store.Samples.head;
import static dev.parley.store.Samples.message;
import static dev.parley.store.Samples.negotiation;
import static dev.parley.store.Samples.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.parley.adapter.jdbc.JdbcSettings;
import dev.parley.adapter.jdbc.JdbcStore;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Head;
import dev.parley.application.store.NewMessage;
import dev.parley.application.store.OutboxMessage;
import dev.parley.port.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that has no connection to give, or rows that others keep locked. */
interface OutageConformance extends StoreUnderTest {
    Database database();

    private JdbcSettings impatient() {
        Duration moment = Duration.ofMillis(200);
        return database().settings().withConnections(1, moment).withTimeouts(moment, moment);
    }

    private Connection locking(String sql) throws SQLException {
        Connection connection = database().dataSource().getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return connection;
    }

    @Test
    @Timeout(20)
    default void a_row_that_somebody_keeps_locked_makes_the_store_unavailable_and_leaves_nothing() throws SQLException {
        write(append().account(open(10)).stream(next(negotiation(1), 0)));
        String before = dump();
        Append move =
                append().account(hold("n1", 5)).stream(next(negotiation(1), 1)).build();
        try (JdbcStore store = JdbcStore.open(database().dataSource(), impatient());
                Connection other = locking("UPDATE " + database().name("heads") + " SET phase = 'x'")) {
            assertThatThrownBy(() -> store.commit(move)).isInstanceOf(StoreUnavailableException.class);
            other.rollback();
            assertThat(dump()).isEqualTo(before);
            assertThat(store.commit(move)).isEqualTo(new CommitResult.Appended());
        }
    }

    @Test
    @Timeout(20)
    default void a_record_stays_as_it_is_until_what_rests_on_it_is_committed() throws SQLException {
        write(append().record(lamp(0)));
        try (JdbcStore store = JdbcStore.open(database().dataSource(), impatient());
                Connection host = locking("SELECT 1")) {
            assertThat(store.commitIn(host, append().condition(onLamp(1)).build()))
                    .isEqualTo(new CommitResult.Appended());
            assertThatThrownBy(() -> store.commit(append().record(lamp(1)).build()))
                    .isInstanceOf(StoreUnavailableException.class);
            host.commit();
            assertThat(store.commit(append().record(lamp(1)).build())).isEqualTo(new CommitResult.Appended());
        }
    }

    @Test
    @Timeout(20)
    default void what_rests_on_a_record_waits_for_a_change_that_is_not_committed_yet() throws SQLException {
        write(append().record(lamp(0)));
        Append resting = append().condition(onLamp(1)).build();
        try (JdbcStore store = JdbcStore.open(database().dataSource(), impatient());
                Connection host = locking("SELECT 1")) {
            assertThat(store.commitIn(host, append().record(lamp(1)).build())).isEqualTo(new CommitResult.Appended());
            assertThatThrownBy(() -> store.commit(resting)).isInstanceOf(StoreUnavailableException.class);
            host.commit();
            assertThat(store.commit(resting)).isEqualTo(new CommitResult.Outdated(onLamp(1)));
        }
    }

    @Test
    @Timeout(20)
    default void a_locked_row_does_not_end_the_host_transaction_that_wants_it() throws SQLException {
        write(append().account(open(10)));
        String before = dump();
        try (JdbcStore store = JdbcStore.open(database().dataSource(), impatient());
                Connection other = locking("UPDATE " + database().name("accounts") + " SET capacity = 1");
                Connection host = locking("SELECT 1")) {
            assertThatThrownBy(() -> store.commitIn(
                            host,
                            append().message(message("a", 1))
                                    .account(hold("n1", 5))
                                    .build()))
                    .isInstanceOf(StoreUnavailableException.class);
            other.rollback();
            host.commit();
            assertThat(dump()).isEqualTo(before);
            store.commitIn(host, append().account(hold("n1", 5)).build());
            host.commit();
        }
        assertThat(store().holds(TENANT, BUDGET, 5)).hasSize(1);
    }

    @Test
    @Timeout(20)
    default void a_pool_that_hosts_have_emptied_makes_the_store_unavailable_soon() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database().dataSource());
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config);
                JdbcStore store = JdbcStore.open(pool, impatient().withMigrate(false))) {
            try (Connection host = pool.getConnection()) {
                assertThat(host.isClosed()).isFalse();
                assertThatThrownBy(() -> store.head(TENANT, negotiation(1)))
                        .isInstanceOf(StoreUnavailableException.class);
                assertThatThrownBy(() -> store.commit(append().account(open(1)).build()))
                        .isInstanceOf(StoreUnavailableException.class);
            }
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(store.head(TENANT, negotiation(1))).isEmpty();
        }
    }

    @Test
    @Timeout(20)
    default void a_claimer_passes_over_rows_that_somebody_keeps_locked() throws SQLException {
        for (int i = 1; i <= 3; i++) {
            write(append().stream(next(due(head(negotiation(i), 1), NOON))).message(message("key " + i, i)));
        }
        String where = " WHERE negotiation = 'n0002' FOR UPDATE";
        try (Connection heads = locking("SELECT * FROM " + database().name("heads") + where);
                Connection outbox = locking(
                        "SELECT * FROM " + database().name("outbox") + " WHERE message_key = 'key 1' FOR UPDATE")) {
            assertThat(store().claimDue(NOON, LEASE, 10))
                    .extracting(Head::id)
                    .containsExactly(negotiation(1), negotiation(3));
            assertThat(store().claimMessages(NewMessage.OWN, NOON, LEASE, 10))
                    .extracting(OutboxMessage::key)
                    .containsExactly("key 2", "key 3");
            heads.rollback();
            outbox.rollback();
        }
        assertThat(store().claimDue(NOON, LEASE, 10)).extracting(Head::id).containsExactly(negotiation(2));
    }

    @Test
    default void a_connection_is_given_back_as_it_was_taken() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database().dataSource());
        config.setMaximumPoolSize(1);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        try (HikariDataSource pool = new HikariDataSource(config);
                JdbcStore store = JdbcStore.open(pool, database().settings().withMigrate(false))) {
            assertThat(store.commit(append().account(open(3)).build())).isEqualTo(new CommitResult.Appended());
            assertThat(store.account(TENANT, BUDGET)).isPresent();
            try (Connection host = pool.getConnection()) {
                assertThat(host.getAutoCommit()).isFalse();
                assertThat(host.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            }
        }
    }
}
