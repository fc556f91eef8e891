// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersistentMapTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void does_what_a_tree_map_does_and_leaves_every_earlier_map_as_it_was(long seed) {
        Random random = new Random(seed);
        int keys = 1 + random.nextInt(200);
        PersistentMap<Integer, Integer> map = PersistentMap.empty();
        TreeMap<Integer, Integer> naive = new TreeMap<>();
        List<PersistentMap<Integer, Integer>> before = new ArrayList<>();
        List<Map<Integer, Integer>> expected = new ArrayList<>();
        for (int step = 0; step < 2_000; step++) {
            int key = random.nextInt(keys);
            if (random.nextInt(5) < 3) {
                map = map.with(key, step);
                naive.put(key, step);
            } else {
                map = map.without(key);
                naive.remove(key);
            }
            assertThat(map.size()).isEqualTo(naive.size());
            assertThat(map.find(key).isPresent()).as("seed %d", seed).isEqualTo(naive.containsKey(key));
            if (step % 100 == 0) {
                before.add(map);
                expected.add(new TreeMap<>(naive));
            }
        }
        for (int i = 0; i < before.size(); i++) {
            assertThat(List.copyOf(before.get(i).entries()))
                    .as("seed %d", seed)
                    .isEqualTo(List.copyOf(expected.get(i).entrySet()));
            assertThat(before.get(i).values())
                    .isEqualTo(List.copyOf(expected.get(i).values()));
        }
    }

    @Test
    void maps_with_equal_entries_are_equal_whatever_their_history() {
        PersistentMap<Integer, String> up = PersistentMap.empty();
        PersistentMap<Integer, String> down = PersistentMap.empty();
        for (int i = 0; i < 100; i++) {
            up = up.with(i, "v" + i);
            down = down.with(99 - i, "v" + (99 - i));
        }
        assertThat(up).isEqualTo(down).hasSameHashCodeAs(down).hasToString(down.toString());
        assertThat(up).isNotEqualTo(down.without(7)).isNotEqualTo(down.with(7, "other"));
        assertThat(up.without(1_000)).isSameAs(up);
    }

    @Test
    void an_iterator_ends() {
        Iterator<Map.Entry<Integer, String>> entries =
                PersistentMap.<Integer, String>empty().with(1, "one").entries().iterator();
        assertThat(entries.next().getValue()).isEqualTo("one");
        assertThat(entries.hasNext()).isFalse();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }

    /** A key that counts how often it is compared, which is how many entries an operation visits. */
    private record Key(int value, AtomicLong compared) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            compared.incrementAndGet();
            return Integer.compare(value, other.value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ascending", "descending", "random"})
    void an_operation_visits_about_as_many_entries_as_the_logarithm_says(String order) {
        int size = 20_000;
        AtomicLong compared = new AtomicLong();
        List<Integer> values = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        if (order.equals("random")) {
            Collections.shuffle(values, new Random(11));
        } else if (order.equals("descending")) {
            Collections.reverse(values);
        }
        PersistentMap<Key, Integer> map = PersistentMap.empty();
        long most = 0;
        for (int value : values) {
            compared.set(0);
            map = map.with(new Key(value, compared), value);
            most = Math.max(most, compared.get());
        }
        for (int value : values.subList(0, size / 2)) {
            compared.set(0);
            map = map.without(new Key(value, compared));
            // Looks whether it is there, and takes it out.
            most = Math.max(most, (compared.get() + 1) / 2);
        }
        // Where heights may differ by two, a tree of n entries is at most 1.81 log2 n high.
        assertThat(most).isLessThan((long) (1.81 * Math.log(size) / Math.log(2)) + 2);
        assertThat(map.size()).isEqualTo(size - size / 2);
    }
}
