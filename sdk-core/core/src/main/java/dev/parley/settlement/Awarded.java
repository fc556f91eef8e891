// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import dev.parley.model.ItemId;
import dev.parley.protocol.Award;
import java.util.List;
import java.util.Set;

/**
 * How far a negotiation has come, as its settlement sees it.
 *
 * @param items all items of the listing
 * @param gone those of them that can no longer be had and were not given; only grows
 * @param awards what the protocol has given to whom; only grows
 * @since 0.1.0
 */
public record Awarded(Set<ItemId> items, Set<ItemId> gone, List<Award> awards) {
    public Awarded {
        items = Set.copyOf(items);
        gone = Set.copyOf(gone);
        awards = List.copyOf(awards);
    }
}
