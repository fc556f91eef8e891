// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.application.Environment;
import dev.parley.application.store.Account;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.Store;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.DealId;
import dev.parley.model.Tenant;
import dev.parley.port.HostTransaction;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** Where a redemption or a sale reads and writes: whose transaction it is. */
interface RedemptionTransaction {
    /** The deal as this transaction sees it. */
    Optional<DealRow> deal(Tenant tenant, DealId deal);

    /** The account as this transaction sees it. */
    Optional<Account> account(Tenant tenant, AccountId account);

    /** The record as this transaction sees it. */
    Optional<StoredRecord> record(Tenant tenant, RecordKind kind, String id);

    /**
     * Writes, whole or not at all.
     *
     * @param before the deals that are moved, as they were read
     */
    CommitResult commit(Append append, List<DealRow> before);

    /** The host's current transaction, if it is in one in which Parley can write. */
    static Optional<RedemptionTransaction> ofHost(Environment environment, InDoubtDeals inDoubt) {
        HostTransaction transaction = environment.hostTransaction();
        if (!transaction.isActive()) {
            return Optional.empty();
        }
        if (!environment.store().joinsTransactions()) {
            return Optional.of(new CallbackRedemption(environment.store(), inDoubt, transaction));
        }
        return transaction.current().map(connection -> joined(environment.store(), connection));
    }

    /** A transaction of Parley's own. */
    static RedemptionTransaction own(Store store, InDoubtDeals inDoubt) {
        return new RedemptionTransaction() {
            @Override
            public Optional<DealRow> deal(Tenant tenant, DealId deal) {
                return inDoubt.settled(tenant, deal);
            }

            @Override
            public Optional<Account> account(Tenant tenant, AccountId account) {
                return inDoubt.settled(tenant, account);
            }

            @Override
            public Optional<StoredRecord> record(Tenant tenant, RecordKind kind, String id) {
                return store.record(tenant, kind, id);
            }

            @Override
            public CommitResult commit(Append append, List<DealRow> before) {
                return store.commit(append);
            }
        };
    }

    /** The host's transaction on the same database. Everything goes over its connection, and no other is ever taken. */
    static RedemptionTransaction joined(Store store, Connection transaction) {
        return new RedemptionTransaction() {
            @Override
            public Optional<DealRow> deal(Tenant tenant, DealId deal) {
                return store.dealIn(transaction, tenant, deal);
            }

            @Override
            public Optional<Account> account(Tenant tenant, AccountId account) {
                return store.accountIn(transaction, tenant, account);
            }

            @Override
            public Optional<StoredRecord> record(Tenant tenant, RecordKind kind, String id) {
                return store.recordIn(transaction, tenant, kind, id);
            }

            @Override
            public CommitResult commit(Append append, List<DealRow> before) {
                return store.commitIn(transaction, append);
            }
        };
    }
}
