// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.Samples.BUYER;
import static dev.parley.store.Samples.LISTING;
import static dev.parley.store.Samples.TENANT;

import dev.parley.application.store.AccountId;
import dev.parley.application.store.Head;
import dev.parley.application.store.HeadQuery;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.Store;
import dev.parley.model.ItemId;
import dev.parley.model.MandateId;
import java.util.List;
import java.util.Optional;

/** What a store tells of the samples through its own questions. */
final class Dump {
    static final List<AccountId> ACCOUNTS = List.of(
            AccountId.budget(new MandateId("m1")),
            AccountId.deals(new MandateId("m1")),
            AccountId.slot(LISTING, BUYER),
            AccountId.stock(LISTING, new ItemId("bulb")));

    private Dump() {}

    static String of(Store store) {
        StringBuilder text = new StringBuilder();
        HeadQuery all = new HeadQuery(
                TENANT, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 200);
        for (Head head : store.heads(all)) {
            line(text, head);
            Samples.LATE.forEach(principal -> line(text, store.seat(TENANT, head.id(), principal)));
            store.events(TENANT, head.id(), 0).forEach(event -> line(text, event));
        }
        for (AccountId account : ACCOUNTS) {
            store.account(TENANT, account).ifPresent(row -> line(text, row));
            store.holds(TENANT, account, 200).forEach(hold -> line(text, hold));
        }
        for (RecordKind kind : RecordKind.values()) {
            store.records(TENANT, kind, BUYER.value(), Optional.empty(), 200).forEach(row -> line(text, row));
        }
        store.deals(TENANT, BUYER, Optional.empty(), 200).forEach(row -> line(text, row));
        for (int i = 0; i < 30; i++) {
            line(text, store.answer(TENANT, Samples.answer("k" + i).scope(), "k" + i));
        }
        line(text, store.nextDeadline());
        return text.toString();
    }

    private static void line(StringBuilder text, Object row) {
        text.append(row).append('\n');
    }
}
