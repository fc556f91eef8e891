// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.command;

import dev.parley.model.Json;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the JSON of a request should look like, part by part, so that whatever is wrong is named with its place. A part is
 * looked at as a whole only when nothing is wrong within it.
 */
public final class DraftReader {
    private static final String INVALID = "INVALID";

    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Function<Json, ?> whole;

    private DraftReader(Function<Json, ?> whole) {
        this.whole = whole;
    }

    /** Finds what is wrong with a value at a place. */
    @FunctionalInterface
    public interface Part {
        void check(Json json, String pointer, Violations faults);
    }

    private record Member(boolean required, Part part) {}

    /**
     * An object, whose members are to be named.
     *
     * @param whole reads it whole, and throws an {@link IllegalArgumentException} when it is wrong
     */
    public static DraftReader object(Function<Json, ?> whole) {
        return new DraftReader(whole);
    }

    /** The same with a member that must be there. */
    public DraftReader required(String name, Part part) {
        members.put(name, new Member(true, part));
        return this;
    }

    /** The same with a member that may be there. */
    public DraftReader optional(String name, Part part) {
        members.put(name, new Member(false, part));
        return this;
    }

    /** A value that is right when it can be read. */
    public static Part value(Function<Json, ?> read) {
        return (json, pointer, faults) -> read(read, json, pointer, faults);
    }

    /** An array whose elements are alike. */
    public static Part list(Part element) {
        return (json, pointer, faults) -> {
            if (!(json instanceof Json.Arr array)) {
                faults.add(new Violation(pointer, INVALID, "must be an array"));
                return;
            }
            for (int i = 0; i < array.elements().size() && !faults.isFull(); i++) {
                element.check(array.elements().get(i), pointer + "/" + i, faults);
            }
        };
    }

    /** A text that is one of some words. */
    public static Part oneOf(String... words) {
        return value(json -> {
            if (!Arrays.asList(words).contains(json.text())) {
                throw new Json.Mismatch("must be " + listed(List.of(words)));
            }
            return json;
        });
    }

    /** Words as a sentence lists them: the last one after "or". */
    private static String listed(List<String> words) {
        int last = words.size() - 1;
        String before = String.join(", ", words.subList(0, last));
        return before.isEmpty() ? words.get(last) : before + " or " + words.get(last);
    }

    /** All that is wrong, sorted by place. */
    public List<Violation> faults(Json json) {
        Violations faults = new Violations();
        check(json, "", faults);
        return faults.found().stream()
                .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::code))
                .toList();
    }

    /** This object as a part of another. */
    public void check(Json json, String pointer, Violations faults) {
        if (!(json instanceof Json.Obj object)) {
            faults.add(new Violation(pointer, INVALID, "must be an object"));
            return;
        }
        int before = faults.size();
        object.members().keySet().stream()
                .filter(name -> !members.containsKey(name))
                .forEach(name -> faults.add(new Violation(at(pointer, name), "UNKNOWN_FIELD", unknown())));
        members.forEach((name, member) -> json.find(name)
                .ifPresentOrElse(
                        value -> member.part().check(value, at(pointer, name), faults),
                        () -> missing(member, at(pointer, name), faults)));
        if (faults.size() == before) {
            checkWhole(json, pointer, faults);
        }
    }

    private String unknown() {
        return "is not known here; known are "
                + members.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    private static void missing(Member member, String pointer, Violations faults) {
        if (member.required()) {
            faults.add(new Violation(pointer, "MISSING", "must be there"));
        }
    }

    /** A fault of the whole whose sentence begins with the name of a member is placed there. */
    private void checkWhole(Json json, String pointer, Violations faults) {
        Violations found = new Violations();
        read(whole, json, pointer, found);
        for (Violation fault : found.found()) {
            String first = fault.message().split(" ", 2)[0];
            boolean ofMember = members.containsKey(first);
            faults.add(ofMember ? new Violation(at(pointer, first), INVALID, fault.message()) : fault);
        }
    }

    private static void read(Function<Json, ?> read, Json json, String pointer, Violations faults) {
        try {
            Object ignored = read.apply(json);
        } catch (IllegalArgumentException e) {
            faults.add(new Violation(pointer, INVALID, String.valueOf(e.getMessage())));
        }
    }

    private static String at(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
