// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.application.store.Account;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Store;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Whether accounts cover what an append takes of them, as they stand now and without a lock. */
final class HoldCoverage {
    private final Store store;
    private final Append append;
    private final SortedMap<AccountId, Long> wanted = new TreeMap<>();

    HoldCoverage(Store store, Append append) {
        this.store = store;
        this.append = append;
        for (AccountChange change : append.accounts()) {
            wanted.merge(change.account(), change.held() + change.consumed(), Math::addExact);
        }
    }

    /** The first of some accounts that refuses, as the store would say it. */
    Optional<CommitResult.HoldRefused> refusal(Predicate<AccountId> which) {
        return append.accounts().stream()
                .filter(change -> change.guard() == AccountChange.Guard.WITHIN_CAPACITY)
                .map(AccountChange::account)
                .distinct()
                .filter(which)
                .flatMap(account -> refusal(account).stream())
                .findFirst();
    }

    /** An account that is closed, or has less than is taken of it; empty where there is no such account. */
    Optional<CommitResult.HoldRefused> refusal(AccountId account) {
        long amount = wanted.getOrDefault(account, 0L);
        return store.account(append.tenant(), account)
                .filter(known -> !covers(known, amount))
                .map(known -> new CommitResult.HoldRefused(account, known.closed()));
    }

    private static boolean covers(Account account, long amount) {
        return !account.closed() && account.available() >= amount;
    }
}
