// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.application.Environment;
import dev.parley.application.listing.RemoteInventory;
import dev.parley.application.store.DealRow;
import dev.parley.port.Inventory;
import dev.parley.port.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;

/**
 * Units in the host's own inventory that no agreement reserved, held by the redemption. No message is left beforehand,
 * since that would take a second connection: a hold whose redemption is rolled back stays with its deal, which may be
 * redeemed again, and is given back when the deal ends.
 */
final class UnreservedUnits {
    private final Environment environment;

    UnreservedUnits(Environment environment) {
        this.environment = environment;
    }

    /** Holds what the deals need, all or none. */
    boolean hold(List<DealRow> deals) {
        if (environment.inventory().isEmpty()) {
            return true;
        }
        Inventory inventory = environment.inventory().get();
        List<Inventory.StockHold> held = new ArrayList<>();
        for (Inventory.StockHold hold : needed(deals)) {
            if (!ask(inventory, hold)) {
                held.forEach(inventory::release);
                return false;
            }
            held.add(hold);
        }
        return true;
    }

    private static List<Inventory.StockHold> needed(List<DealRow> deals) {
        return deals.stream()
                .filter(row -> !DealRows.deal(row).conditions().reservesStock())
                .flatMap(row -> RemoteInventory.holds(row).stream())
                .toList();
    }

    private static boolean ask(Inventory inventory, Inventory.StockHold hold) {
        try {
            return inventory.hold(hold);
        } catch (RuntimeException e) {
            throw new StoreUnavailableException("the host's inventory could not be asked", e);
        }
    }
}
