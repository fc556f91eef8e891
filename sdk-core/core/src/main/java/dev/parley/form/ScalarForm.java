// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Instants;
import dev.parley.model.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A value that is one number, one truth value or one text.
 *
 * @param write to JSON
 * @param read from JSON in which nothing is wrong
 * @param fault what is wrong with JSON
 * @param members of its schema
 * @param draw JSON in which nothing is wrong
 */
record ScalarForm<T>(
        Function<T, Json> write,
        Function<Json, T> read,
        Function<Json, List<Fault>> fault,
        Map<String, Json> members,
        Function<RandomGenerator, Json> draw)
        implements Form<T> {
    /** A code and a sentence, without a place. */
    record Fault(String code, String message) {}

    /** How often a sample lies on a bound: one time in so many. */
    private static final int BOUND = 4;

    /** How much longer than the shortest a text is, unless it is as long as may be. */
    private static final int SHORT = 24;

    /** An integer within two bounds, both among them. */
    static ScalarForm<Long> integer(long min, long max) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("type", Json.of("integer"));
        members.put("minimum", Json.of(min));
        members.put("maximum", Json.of(max));
        return new ScalarForm<>(Json::of, Json::integer, json -> integerFaults(json, min, max), members, random -> {
            boolean low = random.nextBoolean();
            return Json.of(random.nextInt(BOUND) == 0 ? low ? min : max : between(random, min, max));
        });
    }

    private static List<Fault> integerFaults(Json json, long min, long max) {
        if (!(json instanceof Json.Int integer)) {
            return wrongType("an integer");
        }
        if (integer.value() < min) {
            return List.of(new Fault("TOO_SMALL", "must be at least " + min));
        }
        return integer.value() > max ? List.of(new Fault("TOO_LARGE", "must be at most " + max)) : List.of();
    }

    private static long between(RandomGenerator random, long min, long max) {
        return max == Long.MAX_VALUE ? random.nextLong(min, max) : random.nextLong(min, max + 1);
    }

    /** True or false. */
    static ScalarForm<Boolean> bool() {
        return new ScalarForm<>(
                Json::of,
                Json::bool,
                json -> json instanceof Json.Bool ? List.of() : wrongType("true or false"),
                Map.of("type", Json.of("boolean")),
                random -> Json.of(random.nextBoolean()));
    }

    /** A text of so many characters, both bounds among them. */
    static ScalarForm<String> text(int min, int max) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("type", Json.of("string"));
        if (min > 0) {
            members.put("minLength", Json.of(min));
        }
        members.put("maxLength", Json.of(max));
        return new ScalarForm<>(
                Json::of,
                Json::text,
                json -> lengthFaults(json, min, max),
                members,
                random -> Json.of(TextSample.ofLength(random, length(random, min, max), max)));
    }

    private static List<Fault> lengthFaults(Json json, int min, int max) {
        if (!(json instanceof Json.Str text)) {
            return wrongType("a string");
        }
        int length = text.value().codePointCount(0, text.value().length());
        if (length < min) {
            return List.of(new Fault("TOO_SHORT", "must have at least " + characters(min)));
        }
        return length > max ? List.of(new Fault("TOO_LONG", "must have at most " + characters(max))) : List.of();
    }

    private static int length(RandomGenerator random, int min, int max) {
        boolean low = random.nextBoolean();
        int usual = random.nextInt(min, Math.min(max, min + SHORT) + 1);
        return random.nextInt(BOUND) == 0 ? low ? min : max : usual;
    }

    /** These texts where they match a pattern; the examples do. */
    static ScalarForm<String> matching(ScalarForm<String> text, Pattern pattern, List<String> examples) {
        Map<String, Json> members = new LinkedHashMap<>(text.members());
        members.put("pattern", Json.of(whole(pattern.pattern())));
        Function<Json, List<Fault>> fault = json -> {
            List<Fault> faults = text.fault().apply(json);
            return faults.isEmpty() && !pattern.matcher(json.text()).matches()
                    ? List.of(new Fault("PATTERN", "must match " + pattern.pattern()))
                    : faults;
        };
        return new ScalarForm<>(
                text.write(),
                text.read(),
                fault,
                members,
                random -> Json.of(examples.get(random.nextInt(examples.size()))));
    }

    private static String characters(int count) {
        return count == 1 ? "1 character" : count + " characters";
    }

    private static String whole(String pattern) {
        return pattern.contains("|") ? "^(?:" + pattern + ")$" : "^" + pattern + "$";
    }

    /** An instant in UTC. */
    static ScalarForm<Instant> instant() {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("type", Json.of("string"));
        members.put("format", Json.of("date-time"));
        return new ScalarForm<>(
                Json::of,
                Json::instant,
                ScalarForm::instantFaults,
                members,
                random -> Json.of(Instant.ofEpochSecond(random.nextLong(0, 4_000_000_000L))));
    }

    private static List<Fault> instantFaults(Json json) {
        if (!(json instanceof Json.Str text)) {
            return wrongType("a string");
        }
        try {
            Instants.parse(text.value());
            return List.of();
        } catch (DateTimeException e) {
            return List.of(new Fault("FORMAT", String.valueOf(e.getMessage())));
        }
    }

    /** One of some names. */
    static <T> ScalarForm<T> choice(Map<String, T> byName, Function<T, String> name) {
        List<String> names = List.copyOf(byName.keySet());
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("type", Json.of("string"));
        members.put("enum", Json.array(names, Json::of));
        return new ScalarForm<>(
                value -> Json.of(name.apply(value)),
                json -> {
                    T value = byName.get(json.text());
                    if (value == null) {
                        throw new Json.Mismatch("must be one of " + String.join(", ", names));
                    }
                    return value;
                },
                json -> choiceFaults(json, byName),
                members,
                random -> Json.of(names.get(random.nextInt(names.size()))));
    }

    private static List<Fault> choiceFaults(Json json, Map<String, ?> byName) {
        if (!(json instanceof Json.Str text)) {
            return wrongType("a string");
        }
        return byName.containsKey(text.value())
                ? List.of()
                : List.of(new Fault("ENUM", "must be one of " + String.join(", ", byName.keySet())));
    }

    /** Another type of value that is written as these are, and may refuse some of them. */
    <U> ScalarForm<U> as(Function<U, T> from, Function<T, U> to) {
        return new ScalarForm<>(
                value -> write.apply(from.apply(value)),
                json -> {
                    try {
                        return to.apply(read.apply(json));
                    } catch (IllegalArgumentException | ArithmeticException e) {
                        throw new Json.Mismatch(String.valueOf(e.getMessage()));
                    }
                },
                fault,
                members,
                draw);
    }

    /** These values where a test finds nothing wrong; no JSON Schema says what it tests. */
    ScalarForm<T> where(Predicate<Json> sound, String message) {
        return new ScalarForm<>(
                write,
                read,
                json -> {
                    List<Fault> faults = fault.apply(json);
                    return faults.isEmpty() && !sound.test(json) ? List.of(new Fault("INVALID", message)) : faults;
                },
                members,
                draw);
    }

    static List<Fault> wrongType(String expected) {
        return List.of(new Fault("WRONG_TYPE", "must be " + expected));
    }

    @Override
    public Json write(T value) {
        return write.apply(value);
    }

    @Override
    public T build(Json json) {
        return read.apply(json);
    }

    @Override
    public void check(Json json, String pointer, Consumer<FormFault> faults) {
        fault.apply(json).forEach(found -> faults.accept(new FormFault(pointer, found.code(), found.message())));
    }

    @Override
    public Json schema() {
        return new Json.Obj(members);
    }

    @Override
    public Json sample(RandomGenerator random) {
        return draw.apply(random);
    }
}
