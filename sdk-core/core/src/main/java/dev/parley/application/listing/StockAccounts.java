// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.listing;

import dev.parley.api.StockView;
import dev.parley.application.Environment;
import dev.parley.application.store.Account;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountChange.Guard;
import dev.parley.application.store.AccountId;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Parley's own stock rows. A row's capacity is the stock that its listing says: all units that were ever put up for sale. So
 * no sale changes what a host has to say. Where the host keeps its stock itself there are no rows.
 */
public final class StockAccounts {
    private final Environment environment;

    public StockAccounts(Environment environment) {
        this.environment = environment;
    }

    /** The stock of each item. */
    List<StockView> views(Tenant tenant, Listing listing) {
        return listing.items().stream()
                .map(item -> view(item, account(tenant, listing.ref(), item)))
                .toList();
    }

    private static StockView view(Item item, Account account) {
        return new StockView(item.id(), account.capacity(), account.held(), account.consumed());
    }

    /** The stock of each item once changes are made. */
    static List<StockView> after(List<StockView> before, ListingRef listing, List<AccountChange> changes) {
        return before.stream()
                .map(view -> after(view, AccountId.stock(listing, view.item()), changes))
                .toList();
    }

    private static StockView after(StockView view, AccountId account, List<AccountChange> changes) {
        StockView after = view;
        for (AccountChange change : changes) {
            if (change.account().equals(account)) {
                after = new StockView(
                        after.item(),
                        Math.addExact(after.capacity(), change.capacity()),
                        Math.addExact(after.held(), change.held()),
                        Math.addExact(after.consumed(), change.consumed()));
            }
        }
        return after;
    }

    /** The row of an item; of one that has none yet, what the listing says. */
    public Account account(Tenant tenant, ListingRef listing, Item item) {
        AccountId id = AccountId.stock(listing, item.id());
        return environment.store().account(tenant, id).orElseGet(() -> new Account(id, item.stock(), 0, 0, false));
    }

    /**
     * The changes after which the rows say what the listing says, and of items that it no longer has nothing is left. Less
     * than what deals hold and what was sold is refused.
     *
     * @param before the listing as it was
     */
    List<AccountChange> changesTo(Tenant tenant, Listing listing, Optional<Listing> before) {
        List<AccountChange> changes = new ArrayList<>();
        if (environment.inventory().isPresent()) {
            return changes;
        }
        for (Item item : listing.items()) {
            long difference =
                    item.stock() - account(tenant, listing.ref(), item).capacity();
            AccountChange opened = AccountChange.open(AccountId.stock(listing.ref(), item.id()), item.stock());
            changes.add(
                    difference < 0
                            ? opened.resizing(difference).guarded(Guard.WITHIN_CAPACITY_EVEN_CLOSED)
                            : opened.resizing(difference));
        }
        before.ifPresent(known -> changes.addAll(withoutWhatIsGone(tenant, listing, known)));
        return changes;
    }

    private List<AccountChange> withoutWhatIsGone(Tenant tenant, Listing listing, Listing before) {
        return before.items().stream()
                .filter(item -> listing.item(item.id()).isEmpty())
                .map(item -> account(tenant, listing.ref(), item))
                .filter(account -> account.available() > 0)
                .map(account ->
                        AccountChange.open(account.id(), account.capacity()).resizing(-account.available()))
                .toList();
    }

    /**
     * The change that takes free units of an item for good, nothing when they are not there.
     *
     * @param item by a catalogue that was asked after the row was read
     * @param row the item's row; empty where the host's catalogue has no say or there is none
     */
    public Optional<AccountChange> taking(AccountId stock, Item item, long units, Optional<Account> row) {
        AccountChange take =
                AccountChange.take(stock, units).guarded(Guard.WITHIN_CAPACITY).openingWith(item.stock());
        long difference = row.map(account -> item.stock() - account.capacity()).orElse(0L);
        if (difference == 0) {
            return Optional.of(take);
        }
        return row.filter(account -> account.available() + difference >= units)
                .map(account -> take.resizing(difference).onlyIf(account));
    }

    /** Lets an append be written only while something is left of each item of a listing but those. */
    public List<AccountChange> left(Listing listing, Set<ItemId> gone) {
        if (environment.inventory().isPresent()) {
            return List.of();
        }
        return listing.items().stream()
                .filter(item -> !gone.contains(item.id()))
                .map(item ->
                        AccountChange.room(AccountId.stock(listing.ref(), item.id()), 1, OptionalLong.of(item.stock())))
                .toList();
    }
}
