package dev.parley.protocol;

import dev.parley.model.ItemId;
import dev.parley.model.Money;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is at stake for a seat: the most that it may come to owe by the other side's doing alone.
 *
 * @param money the amount; empty is nothing
 * @param units by item, sorted
 * @param deals how many deals could come of it
 */
public record Exposure(Optional<Money> money, Map<ItemId, Long> units, int deals) {
    /** Nothing at stake. */
    public static final Exposure NONE = new Exposure(Optional.empty(), Map.of(), 0);

    public Exposure {
        units = Collections.unmodifiableMap(new TreeMap<>(units));
    }
}
