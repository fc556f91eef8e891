// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What was used lately, up to a weight: the values used longest ago make room for others. Safe for use by many threads.
 *
 * @param <K> by what values are found
 * @param <V> what is kept
 */
final class RecentlyUsed<K, V> {
    private static final float LOAD = 0.75f;

    private final long most;
    private final ToLongFunction<V> weight;
    private final Map<K, V> values = new LinkedHashMap<>(16, LOAD, true);
    private long kept;

    /** With room for that much, at least 1; a value that alone weighs more is not kept. */
    RecentlyUsed(long most, ToLongFunction<V> weight) {
        this.most = most;
        this.weight = weight;
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    synchronized void put(K key, V value) {
        kept += weight.applyAsLong(value);
        V before = values.put(key, value);
        kept -= before == null ? 0 : weight.applyAsLong(before);
        Iterator<V> longestAgo = values.values().iterator();
        while (kept > most) {
            kept -= weight.applyAsLong(longestAgo.next());
            longestAgo.remove();
        }
    }

    /** How much all that is kept weighs. */
    synchronized long weight() {
        return kept;
    }
}
