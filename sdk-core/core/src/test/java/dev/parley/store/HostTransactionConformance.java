// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.Samples.NOON;
import static dev.parley.store.Samples.TENANT;
import static dev.parley.store.Samples.append;
import static dev.parley.store.Samples.deal;
import static dev.parley.store.Samples.message;
import static dev.parley.store.Samples.negotiation;
import static dev.parley.store.Samples.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.application.store.Account;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealChange;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.Json;
import dev.parley.model.OrderReference;
import dev.parley.port.RetryTransactionException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Appends that join a transaction of the host's. */
interface HostTransactionConformance extends StoreUnderTest {
    Database database();

    private Connection transaction() throws SQLException {
        Connection connection = database().dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static Append redemption(String order) {
        return append().deal(new DealChange.Move(
                        deal(1),
                        Set.of("AGREED", "IN_CHECKOUT"),
                        Optional.of(NOON),
                        Optional.empty(),
                        new DealRow.Standing(
                                "REDEEMED",
                                NOON.plusSeconds(60),
                                Optional.of(new OrderReference(order)),
                                Json.object().put("state", "REDEEMED").build())))
                .message(message("d0001", 1))
                .build();
    }

    private void agree() {
        write(append().deal(new DealChange.Add(deal(deal(1), "AGREED", NOON.plusSeconds(60)))));
    }

    private Optional<String> state() {
        return store().deal(TENANT, deal(1)).map(row -> row.standing().state());
    }

    @Test
    default void what_joins_a_host_transaction_is_there_when_that_commits() throws SQLException {
        agree();
        try (Connection host = transaction()) {
            assertThat(store().commitIn(host, redemption("o1"))).isEqualTo(new CommitResult.Appended());
            assertThat(store().dealIn(host, TENANT, deal(1))
                            .map(row -> row.standing().state()))
                    .contains("REDEEMED");
            assertThat(state()).contains("AGREED");
            host.commit();
        }
        assertThat(state()).contains("REDEEMED");
    }

    @Test
    default void a_host_transaction_sees_the_accounts_and_records_that_it_wrote() throws SQLException {
        RecordPut put = new RecordPut(
                RecordKind.LISTING, "l1", 0, Json.object().put("n", 1).build(), Set.of());
        try (Connection host = transaction()) {
            Append written =
                    append().account(AccountSamples.open(10)).record(put).build();
            assertThat(store().commitIn(host, written)).isEqualTo(new CommitResult.Appended());
            assertThat(store().accountIn(host, TENANT, AccountSamples.BUDGET).map(Account::capacity))
                    .contains(10L);
            assertThat(store().recordIn(host, TENANT, RecordKind.LISTING, "l1").map(StoredRecord::body))
                    .contains(put.body());
            assertThat(store().account(TENANT, AccountSamples.BUDGET)).isEmpty();
            assertThat(store().record(TENANT, RecordKind.LISTING, "l1")).isEmpty();
            host.rollback();
        }
    }

    @Test
    default void what_joins_a_host_transaction_goes_when_that_rolls_back() throws SQLException {
        agree();
        String before = dump();
        try (Connection host = transaction()) {
            assertThat(store().commitIn(host, redemption("o1"))).isEqualTo(new CommitResult.Appended());
            host.rollback();
        }
        assertThat(dump()).isEqualTo(before);
        assertThat(write(append().deal(redemption("o2").deals().get(0)))).isEqualTo(new CommitResult.Appended());
    }

    @Test
    default void a_refused_append_leaves_nothing_and_the_host_transaction_goes_on() throws SQLException {
        agree();
        write(append().deal(redemption("o1").deals().get(0)));
        String before = dump();
        try (Connection host = transaction()) {
            assertThat(store().commitIn(host, redemption("o2"))).isEqualTo(new CommitResult.DealRefused(deal(1)));
            Append withEvents = append().stream(next(negotiation(3), 7))
                    .message(message("x", 1))
                    .build();
            assertThat(store().commitIn(host, withEvents)).isEqualTo(new CommitResult.Conflict());
            assertThat(store().dealIn(host, TENANT, deal(1))
                            .flatMap(row -> row.standing().order()))
                    .contains(new OrderReference("o1"));
            host.commit();
        }
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    default void a_programming_error_leaves_nothing_and_the_host_transaction_goes_on() throws SQLException {
        agree();
        assertThat(store().commit(append().account(AccountSamples.open(10)).build()))
                .isInstanceOf(CommitResult.Appended.class);
        String before = dump();
        Append wrong = append().account(AccountSamples.release(5)).build();
        try (Connection host = transaction()) {
            assertThatThrownBy(() -> store().commitIn(host, wrong)).isInstanceOf(IllegalStateException.class);
            host.commit();
        }
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    default void a_connection_that_commits_by_itself_is_no_transaction() throws SQLException {
        try (Connection host = database().dataSource().getConnection()) {
            assertThatThrownBy(() -> store().commitIn(host, redemption("o1")))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    default void joining_leaves_the_host_its_own_bounds() throws SQLException {
        agree();
        try (Connection host = transaction();
                Statement statement = host.createStatement()) {
            String before = lockTimeout(statement);
            store().commitIn(host, redemption("o1"));
            assertThat(lockTimeout(statement)).isEqualTo(before);
            store().commitIn(host, redemption("o2"));
            assertThat(lockTimeout(statement)).isEqualTo(before);
            host.rollback();
        }
    }

    private static String lockTimeout(Statement statement) throws SQLException {
        boolean h2 =
                statement.getConnection().getMetaData().getDatabaseProductName().equals("H2");
        try (ResultSet result = statement.executeQuery(h2 ? "CALL LOCK_TIMEOUT()" : "SHOW lock_timeout")) {
            result.next();
            return result.getString(1);
        }
    }

    @Test
    default void hosts_that_lock_each_other_out_are_told_to_run_their_transaction_again() throws SQLException {
        agree();
        write(append().deal(new DealChange.Add(deal(deal(2), "AGREED", NOON.plusSeconds(60)))));
        try (Connection first = transaction();
                Connection second = transaction()) {
            store().commitIn(first, moving(1));
            store().commitIn(second, moving(2));
            assertThat(atOnce(2, host -> host == 0 ? outcome(first, 2) : outcome(second, 1)))
                    .containsExactlyInAnyOrder("appended", "again");
        }
    }

    private String outcome(Connection host, int deal) {
        try {
            store().commitIn(host, moving(deal));
            return "appended";
        } catch (RetryTransactionException e) {
            rollback(host);
            return "again";
        }
    }

    private static void rollback(Connection host) {
        try {
            host.rollback();
        } catch (SQLException e) {
            throw new AssertionError("the host cannot roll back", e);
        }
    }

    private static Append moving(int number) {
        return append().deal(new DealChange.Move(
                        deal(number),
                        Set.of("AGREED"),
                        Optional.empty(),
                        Optional.empty(),
                        new DealRow.Standing(
                                "AGREED",
                                NOON.plusSeconds(90),
                                Optional.empty(),
                                Json.object().put("state", "AGREED").build())))
                .build();
    }
}
