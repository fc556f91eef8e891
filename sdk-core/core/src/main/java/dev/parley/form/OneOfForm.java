// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One of the records of a sealed interface: an object with one member, which has the record's name and holds the record.
 *
 * @param byName the records, each by its name
 */
record OneOfForm<T>(Map<String, RecordForm<? extends T>> byName) implements Form<T> {
    /**
     * The form of a sealed interface.
     *
     * @throws IllegalArgumentException if something other than a record implements it, or two records have one name
     */
    static OneOfForm<Object> of(Forms forms, Class<?> type) {
        Map<String, RecordForm<?>> byName = new LinkedHashMap<>();
        collect(forms, type, byName);
        return new OneOfForm<>(byName);
    }

    private static void collect(Forms forms, Class<?> type, Map<String, RecordForm<?>> byName) {
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                RecordForm<?> form = forms.record(permitted);
                if (byName.put(form.name(), form) != null) {
                    throw new IllegalArgumentException(type.getName() + " has two records named " + form.name());
                }
            } else if (permitted.isSealed()) {
                collect(forms, permitted, byName);
            } else {
                throw new IllegalArgumentException(permitted.getName() + " has no form; use a record, or give "
                        + type.getName() + " a form of its own by with(…)");
            }
        }
    }

    @Override
    public Json write(T value) {
        String name = Forms.name(value.getClass());
        @SuppressWarnings("unchecked") // the form by that name is the one of the value's record
        RecordForm<T> form = (RecordForm<T>) byName.get(name);
        if (form == null) {
            throw new IllegalArgumentException(value.getClass() + " is not among " + byName.keySet());
        }
        return Json.object().put(name, form.write(value)).build();
    }

    @Override
    public T build(Json json) {
        Map.Entry<String, Json> only = json.members().entrySet().iterator().next();
        RecordForm<? extends T> form = byName.get(only.getKey());
        if (form == null) {
            throw new Json.Mismatch("must be one of " + byName.keySet());
        }
        return form.build(only.getValue());
    }

    @Override
    public void check(Json json, String pointer, Consumer<FormFault> faults) {
        if (!(json instanceof Json.Obj object) || object.members().size() != 1) {
            faults.accept(new FormFault(pointer, "WRONG_TYPE", "must be an object with one member"));
            return;
        }
        object.members().forEach((name, value) -> {
            RecordForm<? extends T> form = byName.get(name);
            if (form == null) {
                faults.accept(new FormFault(pointer, "ENUM", "must be one of " + byName.keySet()));
            } else {
                form.check(value, MembersForm.beneath(pointer, name), faults);
            }
        });
    }

    @Override
    public Json schema() {
        List<Json> alternatives = new ArrayList<>();
        byName.forEach((name, form) -> alternatives.add(Json.object()
                .put("type", "object")
                .put("properties", Json.object().put(name, form.schema()).build())
                .put("required", Json.array(List.of(Json.of(name))))
                .put("additionalProperties", false)
                .build()));
        return Json.object().put("oneOf", Json.array(alternatives)).build();
    }

    @Override
    public Json sample(RandomGenerator random) {
        List<String> names = List.copyOf(byName.keySet());
        String drawn = names.get(random.nextInt(names.size()));
        RecordForm<? extends T> form = byName.get(drawn);
        if (form == null) {
            throw new IllegalStateException("no form " + drawn);
        }
        return Json.object().put(drawn, form.sample(random)).build();
    }
}
