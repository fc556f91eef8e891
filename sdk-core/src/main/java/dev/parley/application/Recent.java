package dev.parley.application;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * The entries that were used most lately, a bounded number of them; for many threads.
 *
 * @param <K> their keys
 * @param <V> their values
 */
public final class Recent<K, V> {
    private final Map<K, V> entries;

    /**
     * An empty one.
     *
     * @param most how many entries are kept, 0 or more
     */
    public Recent(long most) {
        if (most < 0) {
            throw new IllegalArgumentException("most must not be negative: " + most);
        }
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** The value of a key, which is then the one that was used last. */
    public Optional<V> find(K key) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(key));
        }
    }

    /** The value of a key, made if there is none; threads that ask at once may each make one. */
    public V get(K key, Function<K, V> make) {
        return find(key).orElseGet(() -> merge(key, make.apply(key), (kept, made) -> kept));
    }

    /** Keeps a value, or what is chosen between it and the one there is; answers with the value that is kept. */
    public V merge(K key, V value, BinaryOperator<V> choice) {
        synchronized (entries) {
            V kept = entries.get(key);
            V chosen = kept == null ? value : choice.apply(kept, value);
            entries.put(key, chosen);
            return chosen;
        }
    }
}
