// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Every award is a deal at once. */
record EachItem() implements SettlementRule {
    @Override
    public String name() {
        return "each-item";
    }

    @Override
    public Set<ItemId> lost(Set<ItemId> items, Set<ItemId> gone) {
        return gone;
    }

    @Override
    public boolean isWhole(Collection<ItemId> chosen, Set<ItemId> items) {
        return true;
    }

    @Override
    public List<List<ItemId>> together(Collection<ItemId> items) {
        return items.stream().map(List::of).toList();
    }

    @Override
    public boolean isEachItem() {
        return true;
    }
}
