package dev.parley.settlement;

import dev.parley.model.ItemId;
import dev.parley.protocol.Award;
import java.util.List;
import java.util.Set;

/**
 * How far a negotiation has come, as its settlement sees it.
 *
 * @param items the items that it is still about: those of the listing less those that are gone; only shrinks
 * @param awards what the protocol has given to whom; only grows
 */
public record Awarded(Set<ItemId> items, List<Award> awards) {
    public Awarded {
        items = Set.copyOf(items);
        awards = List.copyOf(awards);
    }
}
