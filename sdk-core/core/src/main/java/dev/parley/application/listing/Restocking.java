// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.listing;

import dev.parley.application.Environment;
import dev.parley.application.outbox.Messages;
import dev.parley.application.store.Account;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.model.Item;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets stock rows follow the host's own catalogue, where it has one. Rows are read before the catalogue is asked and written
 * only as they were read, so that of two nodes the one that asked first cannot undo what the other one learnt.
 */
public final class Restocking {
    private final Environment environment;
    private final ListingCatalogue catalogue;

    public Restocking(Environment environment) {
        this.environment = environment;
        this.catalogue = new ListingCatalogue(environment);
    }

    /** Asks the catalogue for a listing's stock, and writes it down where it has changed; whether it had. */
    public boolean follow(Tenant tenant, ListingRef listing) {
        return environment.listings().isPresent()
                && catalogue
                        .find(tenant, listing)
                        .filter(now -> follow(tenant, now))
                        .isPresent();
    }

    /** The same with the listing as the catalogue answered it just now. */
    public boolean follow(Tenant tenant, Listing answered) {
        if (environment.listings().isEmpty() || environment.inventory().isPresent()) {
            return false;
        }
        List<Account> rows = rows(tenant, answered);
        if (changes(rows, answered).isEmpty()) {
            return false;
        }
        boolean over = false;
        for (int i = 0; i < environment.settings().commitAttempts() && !over; i++) {
            Optional<Listing> now = catalogue.find(tenant, answered.ref());
            over = now.isEmpty() || written(tenant, now.get(), changes(rows, now.get()));
            rows = rows(tenant, answered);
        }
        return true;
    }

    private List<Account> rows(Tenant tenant, Listing listing) {
        return listing.items().stream()
                .map(item -> AccountId.stock(listing.ref(), item.id()))
                .flatMap(id -> environment.store().account(tenant, id).stream())
                .toList();
    }

    private static List<AccountChange> changes(List<Account> rows, Listing now) {
        List<AccountChange> changes = new ArrayList<>();
        for (Item item : now.items()) {
            AccountId id = AccountId.stock(now.ref(), item.id());
            for (Account row : rows) {
                if (row.id().equals(id) && row.capacity() != item.stock()) {
                    changes.add(AccountChange.resize(id, item.stock() - row.capacity())
                            .onlyIf(row));
                }
            }
        }
        return changes;
    }

    private boolean written(Tenant tenant, Listing listing, List<AccountChange> changes) {
        if (changes.isEmpty()) {
            return true;
        }
        Append.Builder append = Append.to(tenant);
        changes.forEach(append::account);
        if (changes.stream().anyMatch(change -> change.capacity() < 0)) {
            append.message(Messages.stockTaken(listing.ref(), environment.now()));
        }
        return environment.store().commit(append.build()) instanceof CommitResult.Appended;
    }
}
