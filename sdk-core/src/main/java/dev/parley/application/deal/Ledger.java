package dev.parley.application.deal;

import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.Store;
import dev.parley.model.DealId;
import dev.parley.model.Tenant;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** Where a redemption reads deals and writes what becomes of them: whose transaction it is. */
interface Ledger {
    /** The deal as this transaction sees it. */
    Optional<DealRow> deal(Tenant tenant, DealId deal);

    /**
     * Writes, whole or not at all.
     *
     * @param before the deals that are moved, as they were read
     */
    CommitResult commit(Append append, List<DealRow> before);

    /** A transaction of Parley's own. */
    static Ledger own(Store store, Doubts doubts) {
        return new Ledger() {
            @Override
            public Optional<DealRow> deal(Tenant tenant, DealId deal) {
                return doubts.settled(tenant, deal);
            }

            @Override
            public CommitResult commit(Append append, List<DealRow> before) {
                return store.commit(append);
            }
        };
    }

    /** The host's transaction on the same database. Everything goes over its connection, and no other is ever taken. */
    static Ledger joined(Store store, Connection transaction) {
        return new Ledger() {
            @Override
            public Optional<DealRow> deal(Tenant tenant, DealId deal) {
                return store.dealIn(transaction, tenant, deal);
            }

            @Override
            public CommitResult commit(Append append, List<DealRow> before) {
                return store.commitIn(transaction, append);
            }
        };
    }
}
