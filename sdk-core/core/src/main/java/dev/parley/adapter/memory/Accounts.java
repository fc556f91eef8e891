// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.memory;

import dev.parley.application.store.Account;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountChange.Guard;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Hold;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Accounts and the holds on them. */
final class Accounts {
    private final Table<Account> accounts;
    private final Table<Hold> holds;
    private final Table<String> byOwner;

    Accounts(Journal journal) {
        accounts = new Table<>(journal);
        holds = new Table<>(journal);
        byOwner = new Table<>(journal);
    }

    /** @param lacking is told of a hold that would fall below 0, which then stays as it is */
    Optional<CommitResult> apply(Tenant tenant, AccountChange change, Consumer<String> lacking) {
        Optional<Account> before = account(tenant, change.account()).or(() -> opened(change));
        if (before.isEmpty()) {
            return refused(change, false);
        }
        if (change.seen().isPresent() && !isSeen(before.get(), change.seen().get())) {
            return Optional.of(new CommitResult.Conflict());
        }
        Account after = changed(before.get(), change);
        if (change.guard() == Guard.WITHIN_CAPACITY && before.get().closed()) {
            return refused(change, true);
        }
        if (isWithinCapacity(change.guard()) && after.available() < change.room()) {
            return refused(change, false);
        }
        accounts.put(key(tenant, change.account()), after);
        changeHold(tenant, change, lacking);
        return Optional.empty();
    }

    private static boolean isSeen(Account now, Account seen) {
        return now.capacity() == seen.capacity() && now.held() == seen.held() && now.consumed() == seen.consumed();
    }

    private static Optional<Account> opened(AccountChange change) {
        return change.openWith().isPresent()
                ? Optional.of(new Account(change.account(), change.openWith().getAsLong(), 0, 0, false))
                : Optional.empty();
    }

    private static Account changed(Account before, AccountChange change) {
        return new Account(
                before.id(),
                Math.addExact(before.capacity(), change.capacity()),
                Math.addExact(before.held(), change.held()),
                Math.addExact(before.consumed(), change.consumed()),
                before.closed() || change.guard() == Guard.CLOSE);
    }

    private static boolean isWithinCapacity(Guard guard) {
        return guard == Guard.WITHIN_CAPACITY || guard == Guard.WITHIN_CAPACITY_EVEN_CLOSED;
    }

    private static Optional<CommitResult> refused(AccountChange change, boolean closed) {
        return Optional.of(
                change.seen().isPresent()
                        ? new CommitResult.Conflict()
                        : new CommitResult.HoldRefused(change.account(), closed));
    }

    private void changeHold(Tenant tenant, AccountChange change, Consumer<String> lacking) {
        String key = Table.key(key(tenant, change.account()), change.holder());
        Optional<Hold> before = holds.find(key);
        long after = Math.addExact(before.map(Hold::amount).orElse(0L), change.held());
        if (after < 0) {
            lacking.accept("the hold of " + change.holder() + " on " + change.account() + " would fall below 0");
        } else if (after == 0) {
            holds.remove(key);
            before.flatMap(Hold::owner).ifPresent(owner -> byOwner.remove(ownerKey(tenant, owner, change)));
        } else {
            Optional<Hold.Owner> owner = before.isPresent() ? before.get().owner() : change.owner();
            holds.put(key, new Hold(change.account(), change.holder(), after, owner));
            owner.ifPresent(whose -> byOwner.put(ownerKey(tenant, whose, change), key));
        }
    }

    Optional<Account> account(Tenant tenant, AccountId account) {
        return accounts.find(key(tenant, account));
    }

    List<Hold> holds(Tenant tenant, AccountId account, int limit) {
        return holds.under(key(tenant, account)).stream().limit(limit).toList();
    }

    List<Hold> holds(Tenant tenant, PrincipalId principal, Optional<String> from, int limit) {
        return byOwner.under(Table.key(tenant.value(), principal.value())).stream()
                .flatMap(key -> holds.find(key).stream())
                .filter(hold -> from.isEmpty() || hold.holder().compareTo(from.get()) >= 0)
                .limit(limit)
                .toList();
    }

    private static String ownerKey(Tenant tenant, Hold.Owner owner, AccountChange change) {
        AccountId account = change.account();
        return Table.key(
                tenant.value(),
                owner.principal().value(),
                change.holder(),
                account.kind().name(),
                account.key());
    }

    List<String> holders(Tenant tenant, AccountId account) {
        return holds.under(key(tenant, account)).stream().map(Hold::holder).toList();
    }

    private static String key(Tenant tenant, AccountId account) {
        return Table.key(tenant.value(), account.kind().name(), account.key());
    }
}
