// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** One deal over every item of the negotiation, or none. */
record AllItems() implements SettlementRule {
    @Override
    public String name() {
        return "all";
    }

    @Override
    public Set<ItemId> lost(Set<ItemId> items, Set<ItemId> gone) {
        return gone.isEmpty() ? gone : items;
    }

    @Override
    public boolean isWhole(Collection<ItemId> chosen, Set<ItemId> items) {
        return chosen.containsAll(items);
    }

    @Override
    public List<List<ItemId>> together(Collection<ItemId> items) {
        return items.isEmpty() ? List.of() : List.of(List.copyOf(items));
    }
}
