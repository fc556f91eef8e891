// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.application.store.Account;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealChange;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.Store;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.DealId;
import dev.parley.model.Tenant;
import dev.parley.port.HostTransaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A redemption or a sale that hangs on the callbacks of the host's transaction, for a store that cannot join it. It is written at
 * once and in doubt until the transaction ends: a commit sends its messages, a rollback takes it back.
 */
final class CallbackRedemption implements RedemptionTransaction {
    private final Store store;
    private final InDoubtDeals inDoubt;
    private final HostTransaction transaction;

    CallbackRedemption(Store store, InDoubtDeals inDoubt, HostTransaction transaction) {
        this.store = store;
        this.inDoubt = inDoubt;
        this.transaction = transaction;
    }

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
        CommitResult result = inDoubt.mark(withoutMessages(append), before);
        if (result instanceof CommitResult.Appended) {
            try {
                transaction.onCompletion(committed -> end(append, before, committed));
            } catch (RuntimeException e) {
                end(append, before, false);
                throw e;
            }
        }
        return result;
    }

    private void end(Append append, List<DealRow> before, boolean committed) {
        inDoubt.resolve(committed ? messages(append) : takenBack(append, before), append, before);
    }

    private static Append withoutMessages(Append append) {
        Append.Builder written = Append.to(append.tenant());
        append.conditions().forEach(written::condition);
        append.records().forEach(written::record);
        append.accounts().forEach(written::account);
        append.order().ifPresent(written::order);
        append.deals().forEach(written::deal);
        return written.build();
    }

    private static Append messages(Append append) {
        Append.Builder sent = Append.to(append.tenant());
        append.messages().forEach(sent::message);
        return sent.build();
    }

    private static Append takenBack(Append append, List<DealRow> before) {
        Append.Builder back = Append.to(append.tenant());
        for (AccountChange change : append.accounts()) {
            back.account(new AccountChange(
                    change.account(),
                    change.holder(),
                    -change.held(),
                    -change.consumed(),
                    AccountChange.Guard.NONE,
                    change.openWith()));
        }
        for (DealRow row : before) {
            back.deal(new DealChange.Move(
                    row.id(), Set.of("REDEEMED"), Optional.empty(), Optional.empty(), row.standing()));
        }
        return back.build();
    }
}
