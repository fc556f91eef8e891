// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.ItemId;
import dev.parley.model.ListingRef;
import dev.parley.model.OrderReference;
import java.util.Objects;

/**
 * Units of an item that an order of the host's takes without a negotiation, such as at list price.
 *
 * @param order the host's name for the order; of one item it takes units once
 * @param units at least 1
 * @since 0.1.0
 */
public record Sale(OrderReference order, ListingRef listing, ItemId item, long units) {
    public Sale {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(listing, "listing");
        Objects.requireNonNull(item, "item");
    }
}
