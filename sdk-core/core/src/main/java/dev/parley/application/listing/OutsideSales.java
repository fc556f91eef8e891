// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.listing;

import dev.parley.api.Outcome;
import dev.parley.api.Sale;
import dev.parley.application.store.Account;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.Append;
import dev.parley.application.store.DealChange;
import dev.parley.application.store.NewMessage;
import dev.parley.model.Tenant;
import dev.parley.port.Caller;
import java.util.List;

/** Units that the host sells without a negotiation, and what that does to the deals that hold them. */
public interface OutsideSales {
    /** Sells units, if they are there, in the host's current transaction. */
    Outcome<Sale> inHostTransaction(Caller caller, Sale sale);

    /** Sells units, if they are there, in a transaction of its own. */
    Outcome<Sale> now(Caller caller, Sale sale);

    /**
     * What follows when the host has sold units elsewhere, which has happened and cannot be refused; given the stock as it
     * was read. Nothing of it is written if the stock or one of the deals has changed since: then ask again.
     */
    Consequences ofSold(Tenant tenant, Account stock, long units);

    /**
     * What a sale elsewhere writes.
     *
     * @param accounts the sale, and what the deals that lose give back
     * @param deals the deals that lose
     * @param told what listeners hear of that
     */
    record Consequences(List<AccountChange> accounts, List<DealChange> deals, List<NewMessage> told) {
        /** Adds all of it to an append. */
        public void addTo(Append.Builder append) {
            accounts.forEach(append::account);
            deals.forEach(append::deal);
            told.forEach(append::message);
        }
    }
}
