// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * One deal over at least so many items of the negotiation, or none.
 *
 * @param items how many at least, 1 to {@value Listing#MAX_ITEMS}
 * @since 0.1.0
 */
public record AtLeast(int items) implements SettlementRule {
    static final String NAME = "at-least";

    public AtLeast {
        if (items < 1 || items > Listing.MAX_ITEMS) {
            throw new IllegalArgumentException(
                    SettlementFault.AT_LEAST + " must be a whole number from 1 to " + Listing.MAX_ITEMS);
        }
    }

    /**
     * The rule with a count of items.
     *
     * @throws IllegalArgumentException if the JSON is no such count
     */
    public static AtLeast of(Json items) {
        long count = items.integer();
        return new AtLeast(count < 1 || count > Listing.MAX_ITEMS ? 0 : (int) count);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String text() {
        return "together where at least " + items + (items == 1 ? " item is agreed" : " items are agreed");
    }

    @Override
    public Set<ItemId> lost(Set<ItemId> all, Set<ItemId> gone) {
        return all.stream().filter(item -> !gone.contains(item)).count() < items ? all : gone;
    }

    @Override
    public boolean isWhole(Collection<ItemId> chosen, Set<ItemId> all) {
        return chosen.size() >= items;
    }

    @Override
    public List<List<ItemId>> together(Collection<ItemId> all) {
        return all.isEmpty() ? List.of() : List.of(List.copyOf(all));
    }

    @Override
    public List<SettlementFault> faults(Collection<ItemId> all) {
        return items <= all.size()
                ? List.of()
                : List.of(new SettlementFault(
                        "/" + SettlementFault.AT_LEAST,
                        "must be at most " + all.size() + ", which is how many items the listing has"));
    }

    @Override
    public Json.Builder putInto(Json.Builder object) {
        return object.put(SettlementFault.RULE, NAME).put(SettlementFault.AT_LEAST, items);
    }
}
