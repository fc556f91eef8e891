// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Json;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Values by name: an object whose members' names are values of their own, such as items.
 *
 * @param key the names
 * @param each the values
 * @param max the most members
 */
record MapForm<K extends Comparable<? super K>, V>(ScalarForm<K> key, Form<V> each, int max)
        implements Form<SortedMap<K, V>> {
    private static final int SAMPLED = 4;

    @Override
    public Json write(SortedMap<K, V> value) {
        Json.Builder written = Json.object();
        value.forEach((name, entry) -> written.put(key.write(name).text(), each.write(entry)));
        return written.build();
    }

    @Override
    public SortedMap<K, V> build(Json json) {
        SortedMap<K, V> values = new TreeMap<>();
        json.members().forEach((name, value) -> values.put(key.build(Json.of(name)), each.build(value)));
        return values;
    }

    @Override
    public void check(Json json, String pointer, Consumer<FormFault> faults) {
        if (!(json instanceof Json.Obj object)) {
            faults.accept(new FormFault(pointer, "WRONG_TYPE", "must be an object"));
            return;
        }
        if (object.members().size() > max) {
            faults.accept(new FormFault(pointer, "TOO_MANY", "must have at most " + max + " members"));
        }
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            String place = MembersForm.beneath(pointer, member.getKey());
            key.check(Json.of(member.getKey()), place, faults);
            each.check(member.getValue(), place, faults);
        }
    }

    @Override
    public Json schema() {
        Json.Builder schema = Json.object()
                .put("type", "object")
                .put("propertyNames", key.schema())
                .put("additionalProperties", each.schema());
        return max < Integer.MAX_VALUE ? schema.put("maxProperties", max).build() : schema.build();
    }

    @Override
    public Json sample(RandomGenerator random) {
        Json.Builder drawn = Json.object();
        for (int i = random.nextInt(Math.min(max, SAMPLED) + 1); i > 0; i--) {
            drawn.put(key.sample(random).text(), each.sample(random));
        }
        return drawn.build();
    }
}
