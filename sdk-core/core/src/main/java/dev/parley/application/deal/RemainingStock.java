// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.application.Environment;
import dev.parley.application.listing.StockAccounts;
import dev.parley.application.store.AccountId;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.Tenant;
import dev.parley.port.StoreUnavailableException;
import java.util.Set;
import java.util.TreeSet;

/** What is left of stock once deals that have lapsed have given back what they held. */
public final class RemainingStock {
    private final Environment environment;
    private final StockAccounts accounts;

    public RemainingStock(Environment environment) {
        this.environment = environment;
        this.accounts = new StockAccounts(environment);
    }

    /** The items of a listing, as it stands now, of which nothing is left. Of a host's own inventory the listing tells. */
    public Set<ItemId> gone(Tenant tenant, Listing listing) {
        Set<ItemId> gone = new TreeSet<>();
        for (Item item : listing.items()) {
            AccountId stock = AccountId.stock(listing.ref(), item.id());
            if (accounts.account(tenant, listing.ref(), item).available() <= 0
                    && (item.stock() == 0 || isGone(tenant, stock))) {
                gone.add(item.id());
            }
        }
        return gone;
    }

    /**
     * Whether nothing is left of what has a row. What has lapsed takes nothing: it is ended first.
     *
     * @throws StoreUnavailableException if that cannot be done now
     */
    public boolean isGone(Tenant tenant, AccountId stock) {
        LapsedHoldRelease lapsedHolds = LapsedHoldRelease.ofStock(environment);
        LapsedHoldRelease.Left left = LapsedHoldRelease.Left.ENDED;
        boolean gone = isUsedUp(tenant, stock);
        while (gone && left == LapsedHoldRelease.Left.ENDED) {
            left = lapsedHolds.end(tenant, Set.of(stock), LapsedHoldRelease.Horizon.at(environment.now()));
            gone = left != LapsedHoldRelease.Left.ENDED || isUsedUp(tenant, stock);
        }
        if (left == LapsedHoldRelease.Left.SOMETHING) {
            throw new StoreUnavailableException("units of " + stock + " are held by what has lapsed");
        }
        return gone;
    }

    private boolean isUsedUp(Tenant tenant, AccountId stock) {
        return environment
                .store()
                .account(tenant, stock)
                .filter(account -> account.available() <= 0)
                .isPresent();
    }
}
