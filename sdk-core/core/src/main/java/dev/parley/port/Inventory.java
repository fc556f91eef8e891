// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.model.ItemId;
import dev.parley.model.ListingRef;
import dev.parley.model.Tenant;

/**
 * The host's stock, where it is kept elsewhere. Every call is idempotent by the hold's name and may come again. Without
 * one, Parley keeps stock rows of its own, in the transaction of the agreement.
 *
 * @since 0.1.0
 */
public interface Inventory {
    /** Sets units aside, or says that there are not enough. */
    boolean hold(StockHold hold);

    /** Gives units back; of an unknown hold, nothing. */
    void release(StockHold hold);

    /** Takes held units for good. */
    void consume(StockHold hold);

    /**
     * Units set aside.
     *
     * @param name unique for each deal and item
     * @param units at least 1
     */
    record StockHold(String name, Tenant tenant, ListingRef listing, ItemId item, long units) {}
}
