// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Disclosure;
import dev.parley.model.Json;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The form of a record: an object with a member for each component. Made by {@link Forms#record}.
 *
 * @param <T> the record
 * @since 0.1.0
 */
public final class RecordForm<T> implements MembersForm<T> {
    private final Class<T> type;
    private final Function<List<Object>, T> construct;
    private final List<Member> members;
    private final Map<String, Json> properties;
    private final Member.Empty empty;

    private RecordForm(Class<T> type, Function<List<Object>, T> construct, List<Member> members, Member.Empty empty) {
        this.type = type;
        this.construct = construct;
        this.members = List.copyOf(members);
        this.empty = empty;
        this.properties = new LinkedHashMap<>();
        for (Member member : members) {
            Map<String, Json> named =
                    member.isFlat() ? member.members().properties() : Map.of(member.member(), member.schema());
            named.forEach((name, schema) -> {
                if (properties.put(name, schema) != null) {
                    throw new IllegalArgumentException(type.getName() + " has two members named " + name);
                }
            });
        }
    }

    static <T> RecordForm<T> of(Forms forms, Class<T> type, Set<String> unwritten) {
        return new RecordForm<>(type, forms.constructor(type), forms.members(type, unwritten), Member.Empty.AS_IT_IS);
    }

    /** This form, which builds records whose unwritten components are those of another record. */
    public RecordForm<T> filledFrom(T other) {
        return with(members.stream().map(member -> member.filledFrom(other)).toList());
    }

    /** The record. */
    public Class<T> type() {
        return type;
    }

    /** This form where an absent member means what a value has there. Empty ones stay empty. */
    public RecordForm<T> withDefaults(T defaults) {
        return with(members.stream().map(member -> member.otherwise(defaults)).toList());
    }

    RecordForm<T> withDefaultsOf(Object record) {
        return withDefaults(type.cast(record));
    }

    /** This form where a component's members are never there: it always has the value that it has in the defaults. */
    public RecordForm<T> without(String name, T defaults) {
        return replacing(name, member -> member.always(member.value().apply(defaults)));
    }

    private RecordForm<T> replacing(String name, UnaryOperator<Member> other) {
        if (members.stream().noneMatch(member -> member.name().equals(name))) {
            throw new IllegalArgumentException(type.getName() + " has no component " + name);
        }
        return with(members.stream()
                .map(member -> member.name().equals(name) ? other.apply(member) : member)
                .toList());
    }

    /** This form, which does not write empty lists, sets and maps. */
    public RecordForm<T> sparse() {
        return new RecordForm<>(type, construct, members, Member.Empty.LEFT_OUT);
    }

    /** This form, which writes null for what is absent, so that the shape tells nothing. */
    public RecordForm<T> withNulls() {
        return new RecordForm<>(type, construct, members, Member.Empty.NULL);
    }

    /** This form, which takes no list, set or map for empty where it is absent. */
    public RecordForm<T> complete() {
        return with(members.stream().map(Member::complete).toList());
    }

    /** This form in other words for people than the record's own. */
    public Form<T> describedAs(String title, String help) {
        return new DescribedForm<>(this, title, help);
    }

    private RecordForm<T> with(List<Member> others) {
        return new RecordForm<>(type, construct, others, empty);
    }

    /** The name of the record in JSON: what {@link Named} says, else its own with hyphens. */
    public String name() {
        return Forms.name(type);
    }

    /** The names of the parts in which the record can be written, the main one among them only where something is in it. */
    public Set<String> parts() {
        Set<String> parts = new LinkedHashSet<>();
        for (Member member : members) {
            if (member.form() instanceof RecordForm<?> flat && member.isFlat()) {
                parts.addAll(flat.parts());
            } else {
                parts.add(member.part());
            }
        }
        return parts;
    }

    /** The form of one part of a record: it writes and checks that part, and builds nothing. */
    public RecordForm<T> part(String part) {
        return with(members.stream()
                .filter(member -> member.isIn(part))
                .map(member -> member.form() instanceof RecordForm<?> flat && member.isFlat()
                        ? member.with(flat.part(part))
                        : member)
                .toList());
    }

    /**
     * The record whose parts these are.
     *
     * @param part the JSON of a part
     * @param given the one component of a part, where it is there already
     */
    public T build(Function<String, Json> part, Map<String, ?> given) {
        if (members.size() < type.getRecordComponents().length) {
            throw new IllegalStateException("a part of " + type.getName() + " is not all of it");
        }
        List<Object> components = new ArrayList<>(members.size());
        for (Member member : members) {
            Object there = given.get(member.part());
            if (member.form() instanceof RecordForm<?> flat && member.isFlat()) {
                components.add(flat.build(part, given));
            } else {
                components.add(there == null ? member.read(part.apply(member.part())) : there);
            }
        }
        return construct.apply(components);
    }

    @Override
    public T build(Json json) {
        return build(part -> json, Map.of());
    }

    /** The value of a component, by its name in Java. */
    public Object value(T record, String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no component " + name))
                .value()
                .apply(record);
    }

    /** The value of the first component that is written in a part; empty where there is none. */
    public Optional<Object> component(T record, String part) {
        for (Member member : members) {
            Object value = member.value().apply(record);
            if (member.isFlat() && member.form() instanceof RecordForm<?> flat) {
                Optional<Object> within = flat.cast(value, part);
                if (within.isPresent()) {
                    return within;
                }
            } else if (member.part().equals(part)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** What a record tells about whoever writes it: all that {@link Tells} says of the components that are there. */
    public Set<Disclosure> tells(T record) {
        Set<Disclosure> told = EnumSet.noneOf(Disclosure.class);
        members.forEach(member -> told.addAll(member.told(record)));
        return told;
    }

    Set<Disclosure> told(Object record) {
        return tells(type.cast(record));
    }

    private Optional<Object> cast(Object record, String part) {
        return component(type.cast(record), part);
    }

    @Override
    public Json schema() {
        Described described = type.getAnnotation(Described.class);
        Json schema = MembersForm.super.schema();
        return described == null ? schema : DescribedForm.described(schema, described.title(), described.help());
    }

    @Override
    public void writeMembers(T value, Json.Builder object) {
        members.forEach(member -> member.write(value, object, empty));
    }

    @Override
    public void checkMembers(Json.Obj object, String pointer, Consumer<FormFault> faults) {
        members.forEach(member -> member.check(object, pointer, faults));
    }

    @Override
    public Map<String, Json> properties() {
        return properties;
    }

    @Override
    public List<String> required() {
        List<String> required = new ArrayList<>();
        for (Member member : members) {
            if (member.isFlat()) {
                required.addAll(member.members().required());
            } else if (member.isRequired()) {
                required.add(member.member());
            }
        }
        return required;
    }

    @Override
    public void sampleMembers(RandomGenerator random, Json.Builder object) {
        members.forEach(member -> member.sample(random, object));
    }
}
