// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.application.Environment;
import dev.parley.application.listing.OutsideSales.Consequences;
import dev.parley.application.outbox.Notices;
import dev.parley.application.store.Account;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountChange.Guard;
import dev.parley.application.store.DealChange;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.Hold;
import dev.parley.application.store.NewMessage;
import dev.parley.model.DealId;
import dev.parley.model.Tenant;
import dev.parley.protocol.EventType;
import dev.parley.settlement.DealOutcome;
import dev.parley.settlement.DealState;
import dev.parley.settlement.DealStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What follows when the host has sold units elsewhere, which has happened and cannot be refused. Where too few are free,
 * deals lose theirs, until what was sold is covered: deals that have lapsed first, then those that wait for checkout, then
 * those in checkout, of each the one agreed last. Deals that were paid lose nothing.
 */
final class SoldElsewhere {
    private final Environment environment;
    private final InDoubtDeals inDoubt;

    SoldElsewhere(Environment environment, InDoubtDeals inDoubt) {
        this.environment = environment;
        this.inDoubt = inDoubt;
    }

    private record Holder(DealRow deal, DealStatus after, long units) {
        private static final Comparator<Holder> FIRST_TO_LOSE = Comparator.comparing(Holder::rank)
                .thenComparing(Holder::agreedAt, Comparator.reverseOrder())
                .thenComparing(holder -> holder.deal().id(), Comparator.reverseOrder());

        private int rank() {
            if (after.state() == DealState.EXPIRED) {
                return 0;
            }
            return DealRows.status(deal).state() == DealState.AGREED ? 1 : 2;
        }

        private Instant agreedAt() {
            return DealRows.deal(deal).agreedAt();
        }
    }

    /**
     * What follows from a sale of units, given the stock as it was read. Nothing of it is written if the stock or one of the
     * deals has changed since: then it is to be asked again.
     */
    Consequences of(Tenant tenant, Account stock, long units) {
        AccountChange sold = AccountChange.take(stock.id(), units).openingWith(stock.capacity());
        long lacking = units - stock.available();
        if (lacking <= 0) {
            return new Consequences(List.of(sold.guarded(Guard.WITHIN_CAPACITY_EVEN_CLOSED)), List.of(), List.of());
        }
        List<AccountChange> accounts = new ArrayList<>();
        List<DealChange> deals = new ArrayList<>();
        List<NewMessage> told = new ArrayList<>();
        long freed = 0;
        for (Holder holder : holders(tenant, stock)) {
            if (freed < lacking) {
                freed += holder.units();
                accounts.addAll(DealHoldings.of(environment, holder.deal()).released());
                deals.add(DealRows.move(holder.deal(), holder.after(), Optional.empty()));
                told.addAll(told(holder));
            }
        }
        Account left =
                new Account(stock.id(), stock.capacity(), stock.held() - freed, stock.consumed(), stock.closed());
        accounts.add(sold.onlyIf(left));
        return new Consequences(accounts, deals, told);
    }

    private List<NewMessage> told(Holder holder) {
        EventType type =
                holder.after().state() == DealState.EXPIRED ? Notices.DEAL_EXPIRED : Notices.DEAL_SOLD_ELSEWHERE;
        return Notices.ofDeal(environment, type, DealRows.in(holder.deal(), holder.after()), environment.now());
    }

    /** The deals that may lose what they hold, the first to lose first. */
    private List<Holder> holders(Tenant tenant, Account stock) {
        Instant now = environment.now();
        List<Holder> holders = new ArrayList<>();
        for (Hold hold : environment.store().holds(tenant, stock.id(), Integer.MAX_VALUE)) {
            inDoubt.settled(tenant, new DealId(hold.holder())).ifPresent(row -> {
                if (DealRows.status(row).soldElsewhere(now) instanceof DealOutcome.Changed changed) {
                    holders.add(new Holder(row, changed.status(), hold.amount()));
                }
            });
        }
        holders.sort(Holder.FIRST_TO_LOSE);
        return holders;
    }
}
