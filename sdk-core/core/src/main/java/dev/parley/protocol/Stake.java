// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.ItemId;
import dev.parley.model.Money;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a seat's move has put at stake: the most that the seat may come to owe by others' doing alone.
 *
 * @param name which move's it is: an offer's id where it is an offer; never used again for another move
 * @param money the amount; empty is nothing
 * @param units by item, sorted
 * @param deals how many deals could come of it
 * @since 0.1.0
 */
public record Stake(String name, Optional<Money> money, Map<ItemId, Long> units, int deals) {
    public Stake {
        units = Collections.unmodifiableMap(new TreeMap<>(units));
    }

    /** Whether anything is at stake by now. */
    public boolean owes() {
        return money.isPresent() || !units.isEmpty() || deals > 0;
    }

    /** What a seller's move has put at stake: goods and no money. */
    public static Stake ofGoods(String name, Map<ItemId, Long> units, int deals) {
        return new Stake(name, Optional.empty(), units, deals);
    }
}
