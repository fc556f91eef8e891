// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.form.Described;
import dev.parley.form.Size;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a seat keeps to itself: the seller's thresholds.
 *
 * @param items the thresholds by item; {@link Thresholds#NONE} of those that it does not name
 */
@Described(
        title = "The seller's thresholds",
        help = "What is accepted or declined without asking the seller. Only the seller may have them.")
record PrivateTerms(
        @Described(title = "Thresholds by item", help = "By the item's name in the listing.")
        @Size(max = Listing.MAX_ITEMS)
        SortedMap<ItemId, Thresholds> items) {
    /** The thresholds of every item of a listing; empty where an item is named that the listing lacks. */
    Optional<SortedMap<ItemId, Thresholds>> of(Listing listing) {
        SortedMap<ItemId, Thresholds> all = new TreeMap<>();
        for (Item item : listing.items()) {
            all.put(item.id(), items.getOrDefault(item.id(), Thresholds.NONE));
        }
        return all.keySet().containsAll(items.keySet()) ? Optional.of(all) : Optional.empty();
    }
}
