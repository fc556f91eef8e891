// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One of several records, which one a member says. The members of the others are known and ignored.
 *
 * @param <T> what the records have in common
 * @since 0.1.0
 */
public final class ChoiceForm<T> implements MembersForm<T> {
    private final Member name;
    private final Map<String, RecordForm<? extends T>> byName;
    private final Map<String, Json> properties = new LinkedHashMap<>();

    private ChoiceForm(Member name, Map<String, RecordForm<? extends T>> byName) {
        this.name = name;
        this.byName = byName;
        properties.put(name.member(), name.schema());
        byName.values().forEach(form -> properties.putAll(form.properties()));
    }

    /**
     * A choice between records, each named by {@link Named}.
     *
     * @param member the member that has the name of the choice
     * @param title a few words for people about that member
     * @param help a sentence or two
     * @param alternatives the first is meant where the member is absent
     */
    @SafeVarargs
    public static <T> ChoiceForm<T> of(
            String member, String title, String help, RecordForm<? extends T>... alternatives) {
        Map<String, RecordForm<? extends T>> byName = new LinkedHashMap<>();
        for (RecordForm<? extends T> form : alternatives) {
            byName.put(Forms.name(form.type()), form);
        }
        Map<String, Object> names = new LinkedHashMap<>();
        byName.keySet().forEach(known -> names.put(known, known));
        Form<Object> choice = new DescribedForm<>(ScalarForm.choice(names, String::valueOf), title, help);
        Object first = byName.keySet().iterator().next();
        return new ChoiceForm<>(
                new Member(
                        member,
                        member,
                        choice,
                        value -> Forms.name(value.getClass()),
                        new Member.Absence.Default(first),
                        Part.MAIN,
                        Set.of()),
                byName);
    }

    private RecordForm<? extends T> chosen(Json json) {
        RecordForm<? extends T> form = byName.get(String.valueOf(name.read(json)));
        return form == null ? byName.values().iterator().next() : form;
    }

    @Override
    public T build(Json json) {
        return chosen(json).build(json);
    }

    @Override
    public void writeMembers(T value, Json.Builder object) {
        name.write(value, object, Member.Empty.AS_IT_IS);
        @SuppressWarnings("unchecked") // the form by that name is the one of the value's record
        RecordForm<T> form = (RecordForm<T>) byName.get(Forms.name(value.getClass()));
        if (form == null) {
            throw new IllegalArgumentException(value.getClass() + " is not among " + byName.keySet());
        }
        form.writeMembers(value, object);
    }

    @Override
    public void checkMembers(Json.Obj object, String pointer, Consumer<FormFault> faults) {
        List<FormFault> wrongName = new ArrayList<>();
        name.check(object, pointer, wrongName::add);
        wrongName.forEach(faults);
        for (RecordForm<? extends T> form : byName.values()) {
            boolean meant = wrongName.isEmpty() && form.equals(chosen(object));
            form.checkMembers(object, pointer, fault -> {
                if (meant || !fault.code().equals("MISSING")) {
                    faults.accept(fault);
                }
            });
        }
    }

    @Override
    public Map<String, Json> properties() {
        return properties;
    }

    @Override
    public List<String> required() {
        return List.of();
    }

    @Override
    public void sampleMembers(RandomGenerator random, Json.Builder object) {
        List<Map.Entry<String, RecordForm<? extends T>>> alternatives = List.copyOf(byName.entrySet());
        Map.Entry<String, RecordForm<? extends T>> drawn = alternatives.get(random.nextInt(alternatives.size()));
        object.put(name.member(), drawn.getKey());
        drawn.getValue().sampleMembers(random, object);
    }
}
