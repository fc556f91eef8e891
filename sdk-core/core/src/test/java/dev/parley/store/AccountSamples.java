// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.model.MandateId;

/** Changes of one account, a mandate's budget. */
final class AccountSamples {
    static final AccountId BUDGET = AccountId.budget(new MandateId("m1"));

    private AccountSamples() {}

    static AccountChange open(long capacity) {
        return AccountChange.hold(BUDGET, "opener", 0).openingWith(capacity);
    }

    static AccountChange hold(String holder, long amount) {
        return AccountChange.hold(BUDGET, holder, amount);
    }

    static AccountChange release(long amount) {
        return AccountChange.release(BUDGET, "somebody", amount);
    }
}
