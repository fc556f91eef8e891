// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Json;
import dev.parley.model.PersistentMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Values by any key: an array of pairs, each an array of the key and its value, in the map's own order.
 *
 * @param key one key
 * @param each one value
 * @param entries of a map
 * @param collect the map of entries that were read
 */
record EntriesForm<K, V, C>(
        Form<K> key,
        Form<V> each,
        Function<C, Collection<Map.Entry<K, V>>> entries,
        Function<List<Map.Entry<K, V>>, C> collect)
        implements Form<C> {
    private static final int SAMPLED = 4;

    /** A map of Java's, which keeps the order in which it was written. */
    static <K, V> EntriesForm<K, V, Map<K, V>> ofMap(Form<K> key, Form<V> each) {
        return new EntriesForm<>(key, each, Map::entrySet, entries -> {
            Map<K, V> map = new LinkedHashMap<>();
            entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
            return Collections.unmodifiableMap(map);
        });
    }

    /** A map that shares what does not change. */
    static <K extends Comparable<? super K>, V> EntriesForm<K, V, PersistentMap<K, V>> ofPersistentMap(
            Form<K> key, Form<V> each) {
        return new EntriesForm<>(key, each, PersistentMap::entries, entries -> {
            PersistentMap<K, V> map = PersistentMap.empty();
            for (Map.Entry<K, V> entry : entries) {
                map = map.with(entry.getKey(), entry.getValue());
            }
            return map;
        });
    }

    @Override
    public Json write(C value) {
        return Json.array(
                entries.apply(value),
                entry -> Json.array(List.of(key.write(entry.getKey()), each.write(entry.getValue()))));
    }

    @Override
    public C build(Json json) {
        return collect.apply(json.list(pair -> {
            List<Json> both = pair.list(Function.identity());
            return Map.entry(key.build(both.get(0)), each.build(both.get(1)));
        }));
    }

    @Override
    public void check(Json json, String pointer, Consumer<FormFault> faults) {
        if (!(json instanceof Json.Arr array)) {
            faults.accept(new FormFault(pointer, "WRONG_TYPE", "must be an array"));
            return;
        }
        for (int place = 0; place < array.elements().size(); place++) {
            String here = pointer + "/" + place;
            if (array.elements().get(place) instanceof Json.Arr pair
                    && pair.elements().size() == 2) {
                key.check(pair.elements().get(0), here + "/0", faults);
                each.check(pair.elements().get(1), here + "/1", faults);
            } else {
                faults.accept(new FormFault(here, "WRONG_TYPE", "must be an array of a key and its value"));
            }
        }
    }

    @Override
    public Json schema() {
        Json pair = Json.object()
                .put("type", "array")
                .put("prefixItems", Json.array(List.of(key.schema(), each.schema())))
                .put("minItems", 2)
                .put("maxItems", 2)
                .build();
        return Json.object().put("type", "array").put("items", pair).build();
    }

    @Override
    public Json sample(RandomGenerator random) {
        List<Json> drawn = new ArrayList<>();
        for (int i = random.nextInt(SAMPLED + 1); i > 0; i--) {
            drawn.add(Json.array(List.of(key.sample(random), each.sample(random))));
        }
        return Json.array(drawn);
    }
}
