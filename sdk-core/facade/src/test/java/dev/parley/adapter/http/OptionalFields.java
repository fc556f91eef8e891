// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.contract.Contract;
import dev.parley.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Derives requests from a good one by leaving out what the contract lets be left out: every subset of the optional fields
 * where they are few; else every pair, present and absent, among all of the others and among none. Each field is valid by
 * itself: what they mean together is what is tried.
 */
final class OptionalFields {
    /** Of so many optional fields at most, every subset is made. */
    private static final int FEW = 8;

    private final Contract contract;
    private final List<List<String>> places = new ArrayList<>();

    private OptionalFields(Contract contract) {
        this.contract = contract;
    }

    /**
     * A body with its optional fields in every combination, all different, itself first.
     *
     * @param schema the body's schema; of objects that it leaves free every field counts as optional
     * @param body fits the schema
     */
    static List<Json> combinations(Contract contract, Json schema, Json body) {
        OptionalFields fields = new OptionalFields(contract);
        fields.collect(Optional.of(schema), body, List.of());
        Set<Json> made = new LinkedHashSet<>();
        for (Set<List<String>> absent : fields.absences()) {
            made.add(without(body, List.of(), absent).orElseThrow());
        }
        return List.copyOf(made);
    }

    private void collect(Optional<Json> given, Json value, List<String> steps) {
        Optional<Json> schema = given.map(contract::resolve);
        if (value instanceof Json.Arr array) {
            for (int i = 0; i < array.elements().size(); i++) {
                collect(
                        schema.flatMap(known -> known.find("items")),
                        array.elements().get(i),
                        below(steps, i));
            }
        } else if (value instanceof Json.Obj object) {
            Set<String> required = new LinkedHashSet<>();
            schema.flatMap(known -> known.find("required"))
                    .ifPresent(names -> names.elements().forEach(name -> required.add(name.text())));
            object.members().forEach((name, member) -> {
                List<String> place = below(steps, name);
                if (!required.contains(name)) {
                    places.add(place);
                }
                collect(schema.flatMap(known -> field(known, name)), member, place);
            });
        }
    }

    private Optional<Json> field(Json schema, String name) {
        return schema.find("properties")
                .flatMap(fields -> fields.find(name))
                .or(() -> schema.find("additionalProperties").filter(Json.Obj.class::isInstance));
    }

    private static List<String> below(List<String> steps, Object step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(String.valueOf(step));
        return List.copyOf(longer);
    }

    /** What is left out, each time. */
    private List<Set<List<String>>> absences() {
        List<Set<List<String>>> all = new ArrayList<>();
        if (places.size() <= FEW) {
            for (int subset = 0; subset < 1 << places.size(); subset++) {
                all.add(subset(subset));
            }
            return all;
        }
        all.add(Set.of());
        for (List<String> one : places) {
            for (List<String> other : places) {
                all.add(Set.copyOf(List.of(one, other).stream().distinct().toList()));
                all.add(allBut(one, other));
            }
        }
        all.add(Set.copyOf(places));
        return all;
    }

    private Set<List<String>> subset(int members) {
        Set<List<String>> chosen = new LinkedHashSet<>();
        for (int place = 0; place < places.size(); place++) {
            if ((members >> place & 1) == 1) {
                chosen.add(places.get(place));
            }
        }
        return chosen;
    }

    private Set<List<String>> allBut(List<String> one, List<String> other) {
        Set<List<String>> others = new LinkedHashSet<>(places);
        // What contains a field must be there for the field to be.
        others.removeIf(place -> isWithin(one, place) || isWithin(other, place));
        return others;
    }

    private static boolean isWithin(List<String> inner, List<String> outer) {
        return inner.size() >= outer.size() && inner.subList(0, outer.size()).equals(outer);
    }

    private static Optional<Json> without(Json value, List<String> steps, Set<List<String>> absent) {
        if (absent.contains(steps)) {
            return Optional.empty();
        }
        if (value instanceof Json.Arr array) {
            List<Json> elements = new ArrayList<>();
            for (int i = 0; i < array.elements().size(); i++) {
                without(array.elements().get(i), below(steps, i), absent).ifPresent(elements::add);
            }
            return Optional.of(Json.array(elements));
        }
        if (value instanceof Json.Obj object) {
            Json.Builder members = Json.object();
            for (Map.Entry<String, Json> member : object.members().entrySet()) {
                without(member.getValue(), below(steps, member.getKey()), absent)
                        .ifPresent(left -> members.put(member.getKey(), left));
            }
            return Optional.of(members.build());
        }
        return Optional.of(value);
    }
}
