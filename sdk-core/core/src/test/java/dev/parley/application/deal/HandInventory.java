// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.port.Inventory;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A host's inventory with a number of units of everything. */
public final class HandInventory implements Inventory {
    private final Map<String, Long> held = new TreeMap<>();
    private final Set<String> consumed = new TreeSet<>();
    private long left;

    public HandInventory(long units) {
        left = units;
    }

    @Override
    public boolean hold(StockHold hold) {
        if (held.containsKey(hold.name())) {
            return true;
        }
        if (left < hold.units()) {
            return false;
        }
        left -= hold.units();
        held.put(hold.name(), hold.units());
        return true;
    }

    @Override
    public void release(StockHold hold) {
        Long units = held.remove(hold.name());
        consumed.remove(hold.name());
        left += units == null ? 0 : units;
    }

    @Override
    public void consume(StockHold hold) {
        if (held.containsKey(hold.name())) {
            consumed.add(hold.name());
        }
    }

    public long left() {
        return left;
    }

    public int consumed() {
        return consumed.size();
    }
}
