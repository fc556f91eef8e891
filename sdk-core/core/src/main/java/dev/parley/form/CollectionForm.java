// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A list or a set.
 *
 * @param each one element
 * @param min the fewest elements
 * @param max the most elements
 * @param unique whether none may come twice
 * @param collect the collection of elements that were read
 */
record CollectionForm<E, C extends Collection<E>>(
        Form<E> each, int min, int max, boolean unique, Function<List<E>, C> collect) implements Form<C> {
    /** A sample has no more, so that samples of nested lists stay small. */
    private static final int SAMPLED = 4;

    @Override
    public Json write(C value) {
        return Json.array(unique ? new TreeSet<>(value) : value, each::write);
    }

    @Override
    public C build(Json json) {
        return collect.apply(json.list(each::build));
    }

    @Override
    public void check(Json json, String pointer, Consumer<FormFault> faults) {
        if (!(json instanceof Json.Arr array)) {
            faults.accept(new FormFault(pointer, "WRONG_TYPE", "must be an array"));
            return;
        }
        List<Json> elements = array.elements();
        if (elements.size() < min) {
            faults.accept(new FormFault(pointer, "TOO_FEW", "must have at least " + elements(min)));
        }
        if (elements.size() > max) {
            faults.accept(new FormFault(pointer, "TOO_MANY", "must have at most " + elements(max)));
        }
        if (unique && hasTwice(elements)) {
            faults.accept(new FormFault(pointer, "UNIQUE_ITEMS", "must not name one twice"));
        }
        for (int place = 0; place < elements.size(); place++) {
            each.check(elements.get(place), pointer + "/" + place, faults);
        }
    }

    /** Found without hashes, which a request could make all alike. */
    private static boolean hasTwice(List<Json> elements) {
        Set<String> texts = new TreeSet<>();
        return !elements.stream().map(Json::canonicalText).allMatch(texts::add);
    }

    private static String elements(int count) {
        return count == 1 ? "1 element" : count + " elements";
    }

    @Override
    public Json schema() {
        Json.Builder schema = Json.object().put("type", "array").put("items", each.schema());
        if (min > 0) {
            schema.put("minItems", min);
        }
        if (max < Integer.MAX_VALUE) {
            schema.put("maxItems", max);
        }
        return unique ? schema.put("uniqueItems", true).build() : schema.build();
    }

    @Override
    public Json sample(RandomGenerator random) {
        int size = random.nextInt(min, Math.min(max, min + SAMPLED) + 1);
        Collection<Json> elements = unique ? new LinkedHashSet<>() : new ArrayList<>();
        while (elements.size() < size) {
            elements.add(each.sample(random));
        }
        return Json.array(elements);
    }
}
