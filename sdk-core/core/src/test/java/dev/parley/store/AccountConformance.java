// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.AccountSamples.BUDGET;
import static dev.parley.store.AccountSamples.hold;
import static dev.parley.store.AccountSamples.open;
import static dev.parley.store.Samples.BUYER;
import static dev.parley.store.Samples.LISTING;
import static dev.parley.store.Samples.NOON;
import static dev.parley.store.Samples.OTHER_TENANT;
import static dev.parley.store.Samples.TENANT;
import static dev.parley.store.Samples.append;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.application.store.Account;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountChange.Guard;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Hold;
import dev.parley.model.ItemId;
import dev.parley.model.PrincipalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Accounts and holds. */
interface AccountConformance extends StoreUnderTest {
    private Account account() {
        return store().account(TENANT, BUDGET).orElseThrow();
    }

    private static CommitResult refused(boolean closed) {
        return new CommitResult.HoldRefused(BUDGET, closed);
    }

    private static AccountChange change(String holder, long held, long consumed, Guard guard) {
        return new AccountChange(BUDGET, holder, held, consumed, guard, OptionalLong.empty());
    }

    @Test
    default void an_account_is_opened_by_the_first_change_that_brings_a_capacity() {
        assertRefused(append().account(hold("n1", 1)), refused(false));
        assertRefused(append().account(hold("n1", 11).openingWith(10)), refused(false));

        write(append().account(hold("n1", 4).openingWith(10)));
        write(append().account(hold("n2", 5).openingWith(99)));

        assertThat(account()).isEqualTo(new Account(BUDGET, 10, 9, 0, false));
        assertThat(store().account(OTHER_TENANT, BUDGET)).isEmpty();
    }

    @Test
    default void holds_up_to_the_capacity_and_not_beyond() {
        write(append().account(open(10)));

        assertThat(write(append().account(hold("n1", 6)))).isEqualTo(new CommitResult.Appended());
        assertRefused(append().account(hold("n2", 5)), refused(false));
        assertThat(write(append().account(hold("n2", 4)))).isEqualTo(new CommitResult.Appended());
        assertRefused(append().account(hold("n1", 1)), refused(false));
        assertThat(account().available()).isZero();
    }

    @Test
    default void changes_an_account_only_as_it_was_seen_behind_the_changes_before_it() {
        write(append().account(hold("n1", 4).openingWith(10)));
        Account seen = account();
        Account released = new Account(BUDGET, 10, 1, 0, false);
        AccountChange release = AccountChange.release(BUDGET, "n1", 3);

        assertRefused(
                append().account(release).account(AccountChange.take(BUDGET, 9).onlyIf(seen)),
                new CommitResult.Conflict());
        write(append().account(release).account(AccountChange.take(BUDGET, 9).onlyIf(released)));
        assertThat(account()).isEqualTo(new Account(BUDGET, 10, 1, 9, false));

        AccountChange more = change("n2", 1, 0, Guard.WITHIN_CAPACITY).onlyIf(account());
        assertRefused(append().account(more), new CommitResult.Conflict());
        write(append().account(more.resizing(1)));
        assertThat(account()).isEqualTo(new Account(BUDGET, 11, 2, 9, false));
    }

    @Test
    default void tells_who_holds_what() {
        write(append().account(open(10)));
        write(append().account(hold("n2", 3)));
        write(append().account(hold("n1", 2)));
        write(append().account(hold("n1", 2)));

        assertThat(store().holds(TENANT, BUDGET, 10))
                .containsExactly(new Hold(BUDGET, "n1", 4), new Hold(BUDGET, "n2", 3));
        assertThat(store().holds(TENANT, BUDGET, 1)).containsExactly(new Hold(BUDGET, "n1", 4));

        write(append().account(AccountChange.release(BUDGET, "n1", 4)));
        assertThat(store().holds(TENANT, BUDGET, 10)).containsExactly(new Hold(BUDGET, "n2", 3));
    }

    @Test
    default void tells_what_is_held_for_whom_and_since_when() {
        PrincipalId bert = new PrincipalId("bert");
        Instant later = NOON.plusSeconds(60);
        write(append().account(open(20)).account(hold("n2", 3).heldFor(bert, NOON)));
        write(append().account(hold("n2", 2).heldFor(bert, later)));
        write(append().account(hold("n1", 1).heldFor(new PrincipalId("rita"), NOON)));
        write(append().account(hold("n3", 4).heldFor(bert, later)));

        Hold first = new Hold(BUDGET, "n2", 5, Optional.of(new Hold.Owner(bert, NOON)));
        Hold second = new Hold(BUDGET, "n3", 4, Optional.of(new Hold.Owner(bert, later)));
        assertThat(store().holds(TENANT, bert, Optional.empty(), 10)).containsExactly(first, second);
        assertThat(store().holds(TENANT, bert, Optional.empty(), 1)).containsExactly(first);
        assertThat(store().holds(TENANT, bert, Optional.of("n3"), 10)).containsExactly(second);

        write(append().account(AccountChange.release(BUDGET, "n2", 5)));
        assertThat(store().holds(TENANT, bert, Optional.empty(), 10)).containsExactly(second);
        write(append().account(hold("n2", 1).heldFor(bert, later)));
        assertThat(store().holds(TENANT, bert, Optional.empty(), 1))
                .containsExactly(new Hold(BUDGET, "n2", 1, Optional.of(new Hold.Owner(bert, later))));
    }

    @Test
    default void what_is_consumed_does_not_come_back() {
        write(append().account(hold("n1", 6).openingWith(10)));
        write(append().account(AccountChange.consumeHeld(BUDGET, "n1", 6)));

        assertThat(account()).isEqualTo(new Account(BUDGET, 10, 0, 6, false));
        assertThat(store().holds(TENANT, BUDGET, 10)).isEmpty();
        assertRefused(append().account(hold("n2", 5)), refused(false));
    }

    @Test
    default void a_change_without_guard_may_go_beyond_the_capacity() {
        write(append().account(open(10)));
        write(append().account(change("host", 0, 15, Guard.NONE)));

        assertThat(account().available()).isEqualTo(-5);
        assertRefused(append().account(hold("n1", 0)), refused(false));
    }

    @Test
    default void room_is_asked_for_before_anything_is_given_back_and_takes_nothing() {
        write(append().account(hold("n1", 6).openingWith(10)));
        AccountChange release = AccountChange.release(BUDGET, "n1", 6);

        assertRefused(
                append().account(release).account(AccountChange.room(BUDGET, 5, OptionalLong.empty())), refused(false));
        assertThat(write(append().account(release).account(AccountChange.room(BUDGET, 4, OptionalLong.empty()))))
                .isEqualTo(new CommitResult.Appended());
        assertThat(account()).isEqualTo(new Account(BUDGET, 10, 0, 0, false));
        write(append().account(AccountChange.close(BUDGET)));
        assertRefused(append().account(AccountChange.room(BUDGET, 1, OptionalLong.empty())), refused(true));
    }

    @Test
    default void nothing_more_is_held_on_a_closed_account() {
        write(append().account(hold("n1", 4).openingWith(10)));
        write(append().account(AccountChange.close(BUDGET)));

        assertThat(account().closed()).isTrue();
        assertRefused(append().account(hold("n1", 1)), refused(true));
        assertRefused(append().account(hold("n1", 100)), refused(true));
        assertThat(write(append().account(AccountChange.release(BUDGET, "n1", 1))))
                .isEqualTo(new CommitResult.Appended());
        assertThat(write(append().account(change("n1", 7, 0, Guard.WITHIN_CAPACITY_EVEN_CLOSED))))
                .isEqualTo(new CommitResult.Appended());
        assertRefused(append().account(change("n1", 1, 0, Guard.WITHIN_CAPACITY_EVEN_CLOSED)), refused(false));
        assertThat(account()).isEqualTo(new Account(BUDGET, 10, 10, 0, true));
    }

    @Test
    default void an_account_that_does_not_exist_is_not_closed_unless_it_can_be_opened() {
        assertRefused(append().account(AccountChange.close(BUDGET)), refused(false));

        write(append().account(AccountChange.close(BUDGET).openingWith(3)));
        assertThat(account()).isEqualTo(new Account(BUDGET, 3, 0, 0, true));
    }

    @Test
    default void a_hold_that_would_fall_below_zero_is_a_programming_error_and_leaves_nothing() {
        write(append().account(hold("n1", 2).openingWith(10)));
        String before = dump();
        Append tooMuch =
                append().account(AccountChange.release(BUDGET, "n1", 3)).build();
        Append ofNobody =
                append().account(AccountChange.release(BUDGET, "n2", 1)).build();
        List<Append> batch = List.of(append().account(hold("n3", 1)).build(), tooMuch);

        assertThatThrownBy(() -> store().commit(tooMuch)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store().commit(ofNobody)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store().commit(batch)).isInstanceOf(IllegalStateException.class);
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    default void changes_of_several_accounts_are_made_together_or_not_at_all() {
        AccountId stock = AccountId.stock(LISTING, new ItemId("bulb"));
        AccountId slot = AccountId.slot(LISTING, BUYER);
        write(append().account(open(10))
                .account(AccountChange.hold(stock, "", 0).openingWith(1)));

        assertRefused(
                append().account(hold("n1", 5))
                        .account(AccountChange.hold(slot, "n1", 1).openingWith(1))
                        .account(AccountChange.hold(stock, "n1", 2)),
                new CommitResult.HoldRefused(stock, false));
        assertThat(store().account(TENANT, slot)).isEmpty();
    }

    @Test
    default void of_two_accounts_that_refuse_the_first_in_order_is_named() {
        AccountId stock = AccountId.stock(LISTING, new ItemId("bulb"));
        write(append().account(open(1)).account(AccountChange.hold(stock, "", 0).openingWith(1)));

        assertRefused(append().account(AccountChange.hold(stock, "n1", 2)).account(hold("n1", 2)), refused(false));
    }

    @Test
    default void many_holders_at_once_never_hold_more_than_there_is() {
        write(append().account(open(1_000)));

        List<CommitResult> results = atOnce(16, holder -> {
            CommitResult last = new CommitResult.Appended();
            for (int i = 0; i < 10; i++) {
                last = write(append().account(hold("n" + holder, 10)));
                assertThat(account().held()).isBetween(0L, 1_000L);
            }
            return last;
        });

        assertThat(account().held()).isEqualTo(1_000);
        assertThat(results).contains(refused(false));
        assertThat(store().holds(TENANT, BUDGET, 100).stream()
                        .mapToLong(Hold::amount)
                        .sum())
                .isEqualTo(1_000);
    }

    @Test
    default void an_account_that_many_open_at_once_is_opened_once() {
        List<CommitResult> results =
                atOnce(8, holder -> write(append().account(hold("n" + holder, 1).openingWith(3))));

        assertThat(results).filteredOn(CommitResult.Appended.class::isInstance).hasSize(3);
        assertThat(account()).isEqualTo(new Account(BUDGET, 3, 3, 0, false));
    }

    @Test
    default void those_who_lock_the_same_accounts_from_both_ends_do_not_fail() {
        AccountId stock = AccountId.stock(LISTING, new ItemId("bulb"));
        atOnce(6, holder -> {
            for (int i = 0; i < 10; i++) {
                AccountChange first = hold("n" + holder, 1).openingWith(1_000);
                AccountChange second =
                        AccountChange.hold(stock, "n" + holder, 1).openingWith(1_000);
                Append.Builder both = holder % 2 == 0
                        ? append().account(first).account(second)
                        : append().account(second).account(first);
                assertThat(write(both)).isEqualTo(new CommitResult.Appended());
            }
            return holder;
        });

        assertThat(account().held()).isEqualTo(60);
    }

    @Test
    default void batches_that_lock_accounts_in_opposite_orders_are_all_written() {
        AccountId stock = AccountId.stock(LISTING, new ItemId("bulb"));
        write(append().account(open(1_000))
                .account(AccountChange.hold(stock, "", 0).openingWith(1_000)));
        atOnce(4, holder -> {
            for (int i = 0; i < 5; i++) {
                Append budget = append().account(hold("n" + holder, 1)).build();
                Append units = append().account(AccountChange.hold(stock, "n" + holder, 1))
                        .build();
                List<Append> batch = holder % 2 == 0 ? List.of(budget, units) : List.of(units, budget);
                assertThat(store().commit(batch)).containsOnly(new CommitResult.Appended());
            }
            return holder;
        });

        assertThat(account().held()).isEqualTo(20);
    }
}
