// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Disclosure;
import dev.parley.model.Json;
import dev.parley.model.PersistentMap;
import dev.parley.model.Safe;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes forms of Java's types and their annotations. A type or a constraint that forms do not know is refused with what to
 * do, so that no bound is written down and not held.
 *
 * <p>A record is an object with a member for each component. An absent member is an empty {@link Optional}, list, set or
 * map; other components have to be there. Integers hold {@code @Min} and {@code @Max}, texts {@code @Size} and
 * {@code @Pattern}, lists, sets and sorted maps {@code @Size}; enums are written in lower case with hyphens. A sealed
 * interface is an object with one member, named like the record that is meant; maps other than sorted ones are arrays of pairs.
 *
 * @since 0.1.0
 */
public final class Forms {
    private final MethodHandles.Lookup lookup;
    private final Map<Class<?>, Form<?>> own;
    private final boolean unbounded;

    private Forms(MethodHandles.Lookup lookup, Map<Class<?>, Form<?>> own, boolean unbounded) {
        this.lookup = lookup;
        this.own = Map.copyOf(own);
        this.unbounded = unbounded;
    }

    /** Forms of what an author's lookup, {@link MethodHandles#lookup()}, reaches: neither record nor package need be public. */
    public static Forms of(MethodHandles.Lookup lookup) {
        return new Forms(lookup, Map.of(), false);
    }

    /** These forms with a form of the author's own for a type, wherever it occurs. */
    public <T> Forms with(Class<T> type, Form<? extends T> form) {
        Map<Class<?>, Form<?>> more = new HashMap<>(own);
        more.put(type, form);
        return new Forms(lookup, more, unbounded);
    }

    /** These forms for what Parley alone writes and reads, such as states: a text needs no bound. */
    public Forms unbounded() {
        return new Forms(lookup, own, true);
    }

    /**
     * The form of a record.
     *
     * @throws IllegalArgumentException if a component has a type that has no form; the message says which and what to do
     */
    public <T> RecordForm<T> record(Class<T> type) {
        return RecordForm.of(this, type, Set.of());
    }

    /**
     * The form of a record of which some components are not written, of whichever types: {@link RecordForm#filledFrom} says where
     * their values come from.
     *
     * @throws IllegalArgumentException as {@link #record(Class)}
     */
    public <T> RecordForm<T> record(Class<T> type, Set<String> unwritten) {
        return RecordForm.of(this, type, unwritten);
    }

    /** The name by which forms write a constant: in lower case with hyphens. */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of a record in JSON: what {@link Named} says, else its own with hyphens. */
    public static String name(Class<?> type) {
        Named named = type.getAnnotation(Named.class);
        return named == null ? hyphenated(type.getSimpleName()) : named.value();
    }

    private static String hyphenated(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** What makes a record of its components. */
    <T> Function<List<Object>, T> constructor(Class<T> type) {
        Class<?>[] parameters = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            MethodHandle constructor = lookup.findConstructor(type, MethodType.methodType(void.class, parameters))
                    .asSpreader(Object[].class, parameters.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return components -> type.cast(called(() -> (Object) constructor.invokeExact(components.toArray())));
        } catch (ReflectiveOperationException e) {
            throw unreachable(type, e);
        }
    }

    private static IllegalArgumentException unreachable(Class<?> type, ReflectiveOperationException e) {
        return new IllegalArgumentException(
                "the lookup does not reach " + type.getName() + "; pass MethodHandles.lookup() from its own package",
                e);
    }

    /** A call of the record's own code; what it refuses in its constructor is wrong with the JSON. */
    private static Object called(Call call) {
        try {
            return call.result();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw e instanceof Json.Mismatch mismatch ? mismatch : new Json.Mismatch(String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Call {
        Object result() throws Throwable;
    }

    /** The members of a record. */
    List<Member> members(Class<?> type, Set<String> unwritten) {
        List<Member> members = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            try {
                members.add(
                        unwritten.contains(component.getName())
                                ? Member.unwritten(component.getName(), accessor(component))
                                : member(component));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        type.getName() + "." + component.getName() + ": " + e.getMessage(), e);
            }
        }
        return members;
    }

    private Member member(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        Function<Object, Object> value = accessor(component);
        if (type.isAnnotationPresent(Flat.class)) {
            Form<Object> flat = any(structure(raw(type)));
            return new Member(
                    component.getName(), "", flat, value, new Member.Absence.Missing(), part(component), Set.of());
        }
        Named named = type.getAnnotation(Named.class);
        String name = named == null ? component.getName() : named.value();
        boolean optional = component.getType() == Optional.class;
        Form<Object> form = optional ? described(form(argument(type, 0)), type) : form(type);
        return new Member(
                component.getName(),
                name,
                form,
                value,
                absence(type, component.getType()),
                part(component),
                tells(type));
    }

    private static Set<Disclosure> tells(AnnotatedType type) {
        Tells tells = type.getAnnotation(Tells.class);
        return tells == null ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(tells.value())));
    }

    private static String part(RecordComponent component) {
        Part here = component.getAnnotatedType().getAnnotation(Part.class);
        Part whole = component.getDeclaringRecord().getAnnotation(Part.class);
        if (here == null && whole != null) {
            return whole.value().endsWith(":" + component.getName()) ? Part.NAMED : whole.value();
        }
        return here == null ? Part.MAIN : here.value();
    }

    private Function<Object, Object> accessor(RecordComponent component) {
        try {
            MethodHandle accessor =
                    lookup.unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
            return whole -> called(() -> (Object) accessor.invokeExact(whole));
        } catch (IllegalAccessException e) {
            throw unreachable(component.getDeclaringRecord(), e);
        }
    }

    private static Member.Absence absence(AnnotatedType annotated, Class<?> type) {
        Size size = annotated.getAnnotation(Size.class);
        if (size != null && size.min() > 0) {
            return new Member.Absence.Missing();
        }
        if (type == Optional.class) {
            return new Member.Absence.None();
        }
        if (type == List.class) {
            return new Member.Absence.Nothing(List.of());
        }
        if (type == Set.class) {
            return new Member.Absence.Nothing(Set.of());
        }
        return type == SortedMap.class
                ? new Member.Absence.Nothing(Collections.emptySortedMap())
                : new Member.Absence.Missing();
    }

    private Form<Object> form(AnnotatedType type) {
        for (Annotation annotation : type.getAnnotations()) {
            if (annotation.annotationType().getPackageName().startsWith("jakarta.validation")) {
                throw new IllegalArgumentException(
                        "forms hold @Min, @Max, @Size and @Pattern of dev.parley.form, and not "
                                + annotation.annotationType().getName());
            }
        }
        return described(any(plain(type, raw(type))), type);
    }

    private static Form<Object> described(Form<Object> form, AnnotatedType type) {
        Described described = type.getAnnotation(Described.class);
        return described == null ? form : new DescribedForm<>(form, described.title(), described.help());
    }

    private Form<?> plain(AnnotatedType type, Class<?> raw) {
        Form<?> ofAuthor = own.get(raw);
        return ofAuthor == null ? ofJava(type, raw) : ofAuthor;
    }

    private Form<?> ofJava(AnnotatedType type, Class<?> raw) {
        if (raw == long.class || raw == Long.class) {
            return integer(type);
        }
        if (raw == int.class || raw == Integer.class) {
            return integer(type).as((Integer value) -> (long) value, Math::toIntExact);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return ScalarForm.bool();
        }
        if (raw == String.class) {
            return text(type);
        }
        if (raw == Instant.class) {
            return ScalarForm.instant();
        }
        return raw.isEnum() ? choice(raw) : collection(type, raw);
    }

    private Form<?> collection(AnnotatedType type, Class<?> raw) {
        Size size = type.getAnnotation(Size.class);
        int min = size == null ? 0 : size.min();
        int max = size == null ? Integer.MAX_VALUE : size.max();
        if (raw == List.class) {
            return new CollectionForm<>(form(argument(type, 0)), min, max, false, elements -> elements);
        }
        if (raw == Set.class) {
            return new CollectionForm<>(form(argument(type, 0)), min, max, true, Forms::set);
        }
        if (raw == Map.class) {
            return EntriesForm.ofMap(form(argument(type, 0)), form(argument(type, 1)));
        }
        if (raw == PersistentMap.class) {
            return persistentMap(type);
        }
        return raw == SortedMap.class ? map(type, max) : structure(raw);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // keys of such a map are comparable
    private Form<?> persistentMap(AnnotatedType type) {
        return EntriesForm.ofPersistentMap((Form) form(argument(type, 0)), form(argument(type, 1)));
    }

    /** The elements in their natural order; one that comes twice is wrong. */
    private static Set<Object> set(List<Object> elements) {
        Set<Object> set = new TreeSet<>(elements);
        if (set.size() < elements.size()) {
            throw new Json.Mismatch("must not name one twice");
        }
        return set;
    }

    private Form<?> map(AnnotatedType type, int max) {
        if (!(ModelForms.find(raw(argument(type, 0))).orElse(null) instanceof ScalarForm<?> key)) {
            throw new IllegalArgumentException("a map's keys must be ids of the model");
        }
        @SuppressWarnings({"unchecked", "rawtypes"}) // ids are comparable
        Form<?> map = new MapForm(key, form(argument(type, 1)), max);
        return map;
    }

    private Form<?> structure(Class<?> raw) {
        Optional<Form<?>> known = Optional.<Form<?>>ofNullable(own.get(raw)).or(() -> ModelForms.find(raw));
        if (known.isPresent()) {
            return known.get();
        }
        if (raw.isRecord()) {
            return RecordForm.of(this, raw, Set.of());
        }
        if (raw.isInterface() && raw.isSealed()) {
            return OneOfForm.of(this, raw);
        }
        throw new IllegalArgumentException(
                raw.getName()
                        + " has no form; use a record, a sealed interface of records, an enum, an id of the model, a number, a"
                        + " text, an Instant, an Optional, a List, a Set or a map, or give the component a form of its own by with(…)");
    }

    private static ScalarForm<Long> integer(AnnotatedType type) {
        Min min = type.getAnnotation(Min.class);
        Max max = type.getAnnotation(Max.class);
        return ScalarForm.integer(min == null ? -Safe.MAX : min.value(), max == null ? Safe.MAX : max.value());
    }

    private ScalarForm<String> text(AnnotatedType type) {
        Size size = type.getAnnotation(Size.class);
        if (size == null && unbounded) {
            return ScalarForm.text(0, Integer.MAX_VALUE);
        }
        if (size == null || size.max() == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a text needs @Size(max = …)");
        }
        ScalarForm<String> text = ScalarForm.text(size.min(), size.max());
        Pattern pattern = type.getAnnotation(Pattern.class);
        if (pattern == null) {
            return text;
        }
        Described described = type.getAnnotation(Described.class);
        if (described == null || described.examples().length == 0) {
            throw new IllegalArgumentException("a text with @Pattern needs @Described(examples = …)");
        }
        return ScalarForm.matching(
                text, java.util.regex.Pattern.compile(pattern.regexp()), List.of(described.examples()));
    }

    private static Form<?> choice(Class<?> type) {
        Map<String, Object> byName = new LinkedHashMap<>();
        Map<Object, String> names = new TreeMap<>();
        for (Object constant : type.getEnumConstants()) {
            String name = name((Enum<?>) constant);
            byName.put(name, constant);
            names.put(constant, name);
        }
        return ScalarForm.choice(byName, value -> String.valueOf(names.get(value)));
    }

    @SuppressWarnings("unchecked") // a form is only ever given values of its own type
    private static Form<Object> any(Form<?> form) {
        return (Form<Object>) form;
    }

    private static AnnotatedType argument(AnnotatedType type, int place) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[place];
    }

    private static Class<?> raw(AnnotatedType type) {
        Type plain = type.getType();
        return (Class<?>) (plain instanceof ParameterizedType parameterized ? parameterized.getRawType() : plain);
    }
}
