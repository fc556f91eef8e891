// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.application.store.Account;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.Store;
import dev.parley.model.DealId;
import dev.parley.model.Tenant;
import dev.parley.port.StoreUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Deals redeemed and units sold in host transactions that have not ended, for a store that cannot join those. Does for such
 * a store what row locks do in a database: others see a doubtful deal as it was, and whoever would change it, or sell for
 * the same order, waits for the outcome. Does nothing where the store joins transactions.
 */
final class InDoubtDeals {
    private final Store store;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition resolved = lock.newCondition();
    private final Map<Name, Doubt> inDoubt = new HashMap<>();

    /** @param patience how long somebody waits for a transaction to end */
    InDoubtDeals(Store store, Duration patience) {
        this.store = store;
        this.patience = patience;
    }

    /** @param subject a deal's id, or the account of an order's sale */
    private record Name(Tenant tenant, Object subject) {
        static Name of(DealRow row) {
            return new Name(row.tenant(), row.id());
        }
    }

    /**
     * What a transaction wrote; a host's transaction is known by its thread.
     *
     * @param before the deal as it was; empty for a sale, of which there was nothing
     */
    private record Doubt(Thread transaction, Optional<DealRow> before) {}

    /**
     * A deal to be decided about: its row once no other transaction holds it in doubt.
     *
     * @throws StoreUnavailableException if that takes too long
     */
    Optional<DealRow> settled(Tenant tenant, DealId deal) {
        return settled(new Name(tenant, deal), () -> store.deal(tenant, deal));
    }

    /** The account of an order's sale, once no other transaction holds it in doubt. Other accounts never are in doubt. */
    Optional<Account> settled(Tenant tenant, AccountId account) {
        return settled(new Name(tenant, account), () -> store.account(tenant, account));
    }

    private <T> T settled(Name name, Supplier<T> read) {
        if (store.joinsTransactions()) {
            return read.get();
        }
        return locked(() -> {
            awaitSettled(name);
            return read.get();
        });
    }

    private void awaitSettled(Name name) {
        long left = patience.toNanos();
        try {
            while (isDoubtedByOther(name)) {
                if (left <= 0) {
                    throw new StoreUnavailableException(
                            name.subject() + " is being redeemed or sold in a transaction that does not end");
                }
                left = resolved.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while waiting for " + name.subject(), e);
        }
    }

    /** Whether somebody waits for a transaction to end. */
    boolean isAwaited() {
        return locked(() -> lock.hasWaiters(resolved));
    }

    private boolean isDoubtedByOther(Name name) {
        Doubt doubt = inDoubt.get(name);
        return doubt != null && doubt.transaction() != Thread.currentThread();
    }

    /** Deals to be looked at, as they stand but for what is in doubt. */
    List<DealRow> committed(Supplier<List<DealRow>> read) {
        if (store.joinsTransactions()) {
            return read.get();
        }
        return locked(() -> read.get().stream()
                .map(row -> {
                    Doubt doubt = inDoubt.get(Name.of(row));
                    return doubt == null ? row : doubt.before().orElse(row);
                })
                .toList());
    }

    /** Writes something that this thread's transaction may yet take back. */
    CommitResult mark(Append append, List<DealRow> before) {
        return locked(() -> {
            for (DealRow row : before) {
                if (isDoubtedByOther(Name.of(row))) {
                    return new CommitResult.DealRefused(row.id());
                }
            }
            CommitResult result = store.commit(append);
            if (result instanceof CommitResult.Appended) {
                Thread current = Thread.currentThread();
                before.forEach(row -> inDoubt.put(Name.of(row), new Doubt(current, Optional.of(row))));
                sales(append).forEach(sale -> inDoubt.put(sale, new Doubt(current, Optional.empty())));
            }
            return result;
        });
    }

    private static List<Name> sales(Append append) {
        return append.accounts().stream()
                .map(AccountChange::account)
                .filter(account -> account.kind() == AccountId.Kind.SALE)
                .map(account -> new Name(append.tenant(), account))
                .toList();
    }

    /**
     * Ends the doubt about what was marked: what follows from the outcome is written before anyone sees it again.
     *
     * @param marked what was written in doubt
     */
    void resolve(Append outcome, Append marked, List<DealRow> before) {
        locked(() -> {
            try {
                CommitResult result = store.commit(outcome);
                if (!(result instanceof CommitResult.Appended)) {
                    throw new IllegalStateException("the outcome of a host's transaction was refused: " + result);
                }
            } finally {
                before.forEach(row -> inDoubt.remove(Name.of(row)));
                sales(marked).forEach(inDoubt::remove);
                resolved.signalAll();
            }
            return true;
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
