// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.AccountSamples.hold;
import static dev.parley.store.Samples.LISTING;
import static dev.parley.store.Samples.NOON;
import static dev.parley.store.Samples.TENANT;
import static dev.parley.store.Samples.answer;
import static dev.parley.store.Samples.append;
import static dev.parley.store.Samples.deal;
import static dev.parley.store.Samples.message;
import static dev.parley.store.Samples.negotiation;
import static dev.parley.store.Samples.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.jdbc.JdbcStore;
import dev.parley.application.store.Account;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealChange;
import dev.parley.application.store.DealRow;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a call waits for the database. */
class PostgreSqlRoundTripsTest {
    private final Database database = Database.postgreSql("round_trips");
    private final CountingDataSource counting = new CountingDataSource(database.dataSource());
    private final JdbcStore store = JdbcStore.open(counting.dataSource(), database.settings());

    @BeforeEach
    void empty() throws SQLException {
        database.empty();
        counting.takeTrips();
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    private static Append.Builder move(long version) {
        return append().answer(answer("k" + version)).account(hold("n1", 1).openingWith(100)).stream(
                        next(negotiation(1), version, 3))
                .message(message("n1", 1));
    }

    @Test
    void a_move_takes_one_script_and_one_commit() {
        store.commit(move(0).build());
        assertThat(counting.takeTrips()).containsExactly("execute", "commit");

        store.commit(move(3).build());
        assertThat(counting.takeTrips()).containsExactly("execute", "commit");
    }

    @Test
    void a_batch_takes_one_script_for_each_append_and_one_commit() {
        store.commit(List.of(move(0).build(), move(3).build(), move(3).build()));

        assertThat(counting.takeTrips()).containsExactly("execute", "execute", "execute", "execute", "commit");
    }

    /** The close of an auction of thousands gives back what each of them holds. */
    @Test
    void an_append_of_more_parameters_than_the_driver_takes_goes_in_some_scripts_and_one_commit() {
        Append.Builder many = move(0);
        for (int i = 0; i < 6_000; i++) {
            AccountId slot = AccountId.slot(LISTING, new PrincipalId("p" + i));
            many.account(AccountChange.hold(slot, "n1", 1).openingWith(1));
        }

        assertThat(store.commit(many.build())).isEqualTo(new CommitResult.Appended());

        List<String> trips = counting.takeTrips();
        assertThat(trips.get(trips.size() - 1)).isEqualTo("commit");
        assertThat(trips.subList(0, trips.size() - 1)).containsOnly("execute").hasSizeLessThan(10);
        assertThat(store.account(TENANT, AccountId.slot(LISTING, new PrincipalId("p5999"))))
                .map(Account::held)
                .contains(1L);
    }

    @Test
    void a_question_takes_one() {
        store.events(TENANT, negotiation(1), 0);

        assertThat(counting.takeTrips()).containsExactly("executeQuery");
    }

    @Test
    void a_redemption_in_the_host_transaction_takes_two() throws SQLException {
        store.commit(
                append().deal(new DealChange.Add(deal(deal(1), "AGREED", NOON))).build());
        counting.takeTrips();
        try (Connection host = counting.dataSource().getConnection()) {
            host.setAutoCommit(false);
            DealChange redeem = new DealChange.Move(
                    deal(1),
                    Set.of("AGREED"),
                    Optional.empty(),
                    Optional.empty(),
                    new DealRow.Standing(
                            "REDEEMED",
                            NOON,
                            Optional.empty(),
                            Json.object().put("state", "REDEEMED").build()));
            assertThat(store.commitIn(
                            host,
                            append().deal(redeem).message(message("d1", 1)).build()))
                    .isEqualTo(new CommitResult.Appended());
            assertThat(counting.takeTrips()).containsExactly("execute", "execute");
            host.rollback();
        }
    }
}
