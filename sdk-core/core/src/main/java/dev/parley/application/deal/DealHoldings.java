// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.application.Environment;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.DealRow;
import dev.parley.settlement.Deal;
import dev.parley.settlement.DealAuthority;
import dev.parley.settlement.DealLine;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a deal takes of each account: money of the buyer's budget, one of each side's deals, units of stock. Held from the
 * agreement until the deal ends or is paid, and then consumed; stock that is not reserved is taken by the redemption.
 */
final class DealHoldings {
    private final DealRow row;
    private final SortedMap<AccountId, Long> held = new TreeMap<>();
    private final SortedMap<AccountId, Long> unreserved = new TreeMap<>();

    private DealHoldings(DealRow row) {
        this.row = row;
    }

    static DealHoldings of(Environment environment, DealRow row) {
        DealHoldings holdings = new DealHoldings(row);
        Deal deal = DealRows.deal(row);
        DealAuthority authority = DealRows.authority(row);
        authority.buyer().ifPresent(mandate -> {
            add(holdings.held, AccountId.budget(mandate), deal.total().minorUnits());
            add(holdings.held, AccountId.deals(mandate), 1);
        });
        authority.seller().ifPresent(mandate -> add(holdings.held, AccountId.deals(mandate), 1));
        if (environment.inventory().isEmpty()) {
            var stock = deal.conditions().reservesStock() ? holdings.held : holdings.unreserved;
            for (DealLine line : deal.lines()) {
                add(stock, AccountId.stock(row.listing(), line.terms().item()), line.units());
            }
        }
        return holdings;
    }

    private static void add(SortedMap<AccountId, Long> accounts, AccountId account, long amount) {
        if (amount > 0) {
            accounts.merge(account, amount, Math::addExact);
        }
    }

    /** Gives back what an unpaid deal holds. */
    List<AccountChange> released() {
        List<AccountChange> changes = new ArrayList<>();
        held.forEach((account, amount) -> changes.add(AccountChange.release(account, holder(), amount)));
        return changes;
    }

    /** Turns what a paid deal holds into what is gone. */
    List<AccountChange> consumed() {
        List<AccountChange> changes = new ArrayList<>();
        held.forEach((account, amount) -> changes.add(AccountChange.consumeHeld(account, holder(), amount)));
        return changes;
    }

    /** Takes, at redemption, the stock that nothing reserved; whoever comes first has it. */
    List<AccountChange> taken() {
        List<AccountChange> changes = new ArrayList<>();
        for (DealLine line : DealRows.deal(row).lines()) {
            AccountId account = AccountId.stock(row.listing(), line.terms().item());
            Long amount = unreserved.get(account);
            if (amount != null) {
                OptionalLong stock = DealRows.stock(row, line.terms().item());
                // A listing that was withdrawn sells nothing more, but its deals stand.
                changes.add(new AccountChange(
                        account, holder(), 0, amount, AccountChange.Guard.WITHIN_CAPACITY_EVEN_CLOSED, stock));
            }
        }
        return changes;
    }

    /** Gives back what a paid deal took, once it is reversed. */
    List<AccountChange> returned() {
        SortedMap<AccountId, Long> all = new TreeMap<>(held);
        all.putAll(unreserved);
        List<AccountChange> changes = new ArrayList<>();
        all.forEach((account, amount) -> changes.add(
                new AccountChange(account, holder(), 0, -amount, AccountChange.Guard.NONE, OptionalLong.empty())));
        return changes;
    }

    private String holder() {
        return row.id().value();
    }
}
