// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Disclosure;
import dev.parley.model.Json;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A component of a record as its JSON has it.
 *
 * @param name of the component
 * @param member its name in JSON
 * @param form of what is there
 * @param value reads the component of a record
 * @param absence what is the case where the member is absent
 * @param part the part of the record in which it is written
 * @param tells what it tells about whoever writes it
 */
record Member(
        String name,
        String member,
        Form<Object> form,
        Function<Object, Object> value,
        Absence absence,
        String part,
        Set<Disclosure> tells) {
    /** What is the case where a member is absent. */
    sealed interface Absence {
        /** The member has to be there. */
        record Missing() implements Absence {}

        /** There is none: the component is an {@link Optional}. */
        record None() implements Absence {}

        /** Nothing is in it: the component is a list, a set or a map. */
        record Nothing(Object empty) implements Absence {}

        /** The component has this value. */
        record Default(Object value) implements Absence {}
    }

    private static final Object UNWRITTEN = new Object();

    /** A component without a member, whose value {@link #filledFrom} gives. */
    static Member unwritten(String name, Function<Object, Object> value) {
        return new Member(name, "", new ConstantForm(UNWRITTEN), value, new Absence.Missing(), Part.MAIN, Set.of());
    }

    Member filledFrom(Object whole) {
        boolean unwritten = form instanceof ConstantForm constant && constant.value() == UNWRITTEN;
        return unwritten ? always(value.apply(whole)) : this;
    }

    /** Whether its members stand among those of the record. */
    boolean isFlat() {
        return form instanceof MembersForm && member.isEmpty();
    }

    /** This component with one value and no member. */
    Member always(Object constant) {
        return new Member(name, "", new ConstantForm(constant), value, absence, part, Set.of());
    }

    /** Whether it, or something within it, is written in a part. */
    boolean isIn(String name) {
        return (isFlat() && form instanceof RecordForm<?> flat) ? flat.parts().contains(name) : part.equals(name);
    }

    /** This component in another form. */
    Member with(Form<?> other) {
        @SuppressWarnings("unchecked") // whoever gives it says that it is one of the component's type
        Form<Object> form = (Form<Object>) other;
        return new Member(name, member, form, value, absence, part, tells);
    }

    MembersForm<Object> members() {
        return (MembersForm<Object>) form;
    }

    Member otherwise(Object whole) {
        Object value = value().apply(whole);
        if (isFlat()) {
            return form instanceof RecordForm<?> flat ? with(flat.withDefaultsOf(value)) : this;
        }
        return isRequired() ? absent(new Absence.Default(value)) : this;
    }

    /** This component, which has to be there unless it is an {@link Optional}. */
    Member complete() {
        return absence instanceof Absence.Nothing ? absent(new Absence.Missing()) : this;
    }

    private Member absent(Absence other) {
        return new Member(name, member, form, value, other, part, tells);
    }

    boolean isRequired() {
        return absence instanceof Absence.Missing;
    }

    /** How what is empty is written. */
    enum Empty {
        /** An empty {@link Optional} not at all, an empty list as one. */
        AS_IT_IS,
        /** Not at all. */
        LEFT_OUT,
        /** An empty {@link Optional} as null, so that the shape tells nothing. */
        NULL
    }

    void write(Object whole, Json.Builder object, Empty empty) {
        Object component = value.apply(whole);
        if (isFlat()) {
            members().writeMembers(component, object);
        } else if (absence instanceof Absence.None) {
            Optional<?> present = (Optional<?>) component;
            if (present.isPresent() || empty == Empty.NULL) {
                object.put(member, present.isPresent() ? form.write(present.get()) : new Json.Nil());
            }
        } else if (empty != Empty.LEFT_OUT
                || !(absence instanceof Absence.Nothing nothing && component.equals(nothing.empty()))) {
            object.put(member, form.write(component));
        }
    }

    Object read(Json object) {
        if (isFlat()) {
            return form.build(object);
        }
        Optional<Object> present = object.find(member).map(form::build);
        if (absence instanceof Absence.None) {
            return present;
        }
        return present.orElseGet(this::absent);
    }

    private Object absent() {
        if (absence instanceof Absence.Default otherwise) {
            return otherwise.value();
        }
        if (absence instanceof Absence.Nothing nothing) {
            return nothing.empty();
        }
        throw new Json.Mismatch("lacks " + member);
    }

    void check(Json.Obj object, String pointer, Consumer<FormFault> faults) {
        if (isFlat()) {
            members().checkMembers(object, pointer, faults);
            return;
        }
        Json found = object.members().get(member);
        String place = MembersForm.beneath(pointer, member);
        if (found == null) {
            if (isRequired()) {
                faults.accept(new FormFault(place, "MISSING", "is missing"));
            }
        } else {
            form.check(found, place, faults);
        }
    }

    Json schema() {
        Json.Builder schema = Json.object(form.schema());
        if (absence instanceof Absence.Default otherwise) {
            schema.put("default", form.write(otherwise.value()));
        }
        if (!tells.isEmpty()) {
            schema.put(Tells.KEYWORD, Json.array(tells, of -> Json.of(of.name())));
        }
        return schema.build();
    }

    /** What it tells in a record: nothing where it is absent or empty. */
    Set<Disclosure> told(Object whole) {
        Object component = value.apply(whole);
        if (isFlat()) {
            return form instanceof RecordForm<?> flat ? flat.told(component) : Set.of();
        }
        boolean silent = component.equals(Optional.empty())
                || (component instanceof Collection<?> several && several.isEmpty())
                || (component instanceof Map<?, ?> named && named.isEmpty());
        return silent ? Set.of() : tells;
    }

    void sample(RandomGenerator random, Json.Builder object) {
        if (isFlat()) {
            members().sampleMembers(random, object);
        } else if (isRequired() || random.nextInt(3) > 0) {
            object.put(member, form.sample(random));
        }
    }
}
