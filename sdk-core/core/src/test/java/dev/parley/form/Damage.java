// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Json;
import dev.parley.model.Safe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One random change to JSON, somewhere within it; now and then none. */
final class Damage {
    private static final List<Json> STRANGE = List.of(
            new Json.Nil(),
            Json.of(true),
            Json.of(0),
            Json.of(-1),
            Json.of(9_007_199_254_740_991L),
            Json.of(""),
            Json.of("x".repeat(3_000)),
            Json.of("2026-11-20T25:00:00Z"),
            Json.array(List.of()),
            Json.object().build());

    private Damage() {}

    static Json to(Json json, Random random) {
        if (json instanceof Json.Obj object && !object.members().isEmpty() && random.nextInt(8) > 0) {
            Map<String, Json> members = new LinkedHashMap<>(object.members());
            Map.Entry<String, Json> member = any(List.copyOf(object.members().entrySet()), random);
            switch (random.nextInt(5)) {
                case 0 -> members.remove(member.getKey());
                case 1 -> members.put("unknown", Json.of(1));
                default -> members.put(member.getKey(), to(member.getValue(), random));
            }
            return new Json.Obj(members);
        }
        if (json instanceof Json.Arr array && !array.elements().isEmpty() && random.nextInt(4) > 0) {
            List<Json> elements = new ArrayList<>(array.elements());
            int place = random.nextInt(elements.size());
            if (random.nextBoolean()) {
                elements.add(elements.get(place));
            } else {
                elements.set(place, to(elements.get(place), random));
            }
            return Json.array(elements);
        }
        return random.nextInt(6) == 0 ? json : any(STRANGE, random);
    }

    /** Numbers, texts, lists and maps of the same type, within and beyond their bounds. */
    static Json toBounds(Json json, Random random) {
        if (json instanceof Json.Int integer) {
            return random.nextInt(12) > 0
                    ? json
                    : Json.of(Math.min(Safe.MAX, integer.value() + random.nextInt(21) - 10));
        }
        if (json instanceof Json.Arr array) {
            List<Json> elements = new ArrayList<>(array.elements());
            if (!elements.isEmpty() && elements.get(0) instanceof Json.Int && random.nextInt(12) == 0) {
                elements.addAll(array.elements());
            }
            return Json.array(elements, element -> toBounds(element, random));
        }
        if (json instanceof Json.Obj object) {
            Map<String, Json> members = new LinkedHashMap<>();
            object.members().forEach((name, value) -> {
                boolean text = List.of("text", "note", "renamed").contains(name) && random.nextInt(12) == 0;
                members.put(name, text ? Json.of("abcdefgh".substring(0, random.nextInt(8))) : toBounds(value, random));
            });
            return new Json.Obj(members);
        }
        return json;
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
