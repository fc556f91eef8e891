// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.parley.adapter.json.Reading;
import dev.parley.adapter.json.StrictJson;
import dev.parley.application.command.Violation;
import dev.parley.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bound of every form, broken alone: the answer names the place, the code, the field and the bound. */
class FormLimitsTest {
    private static final int DRAWS = 300;

    /**
     * A bound of a form.
     *
     * @param path the member that has it
     * @param schema of that member
     */
    record Row(EveryForm form, List<String> path, Json schema, Limit limit) {
        String pointer() {
            return path.isEmpty() ? "" : "/" + String.join("/", path);
        }

        @Override
        public String toString() {
            return form + " " + pointer() + " " + limit;
        }
    }

    static Stream<EveryForm> forms() {
        return EveryFormTest.forms();
    }

    static Stream<Row> rows() {
        return forms().flatMap(form -> rows(form, List.of(), form.schema()).stream());
    }

    private static List<Row> rows(EveryForm form, List<String> path, Json schema) {
        List<Row> rows = new ArrayList<>();
        for (Limit limit : Limit.values()) {
            if (limit.beyond(schema).isPresent()) {
                rows.add(new Row(form, path, schema, limit));
            }
        }
        schema.find("properties")
                .ifPresent(properties -> properties
                        .members()
                        .forEach((name, member) -> rows.addAll(rows(form, beneath(path, name), member))));
        schema.find("items").ifPresent(element -> rows.addAll(rows(form, beneath(path, "0"), element)));
        return rows;
    }

    private static List<String> beneath(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_value_beyond_a_bound_is_told_by_place_code_field_and_bound(Row row) {
        Json broken = broken(row);
        FormFault fault = row.form().form().faults(broken).stream()
                .filter(found -> found.pointer().equals(row.pointer()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is wrong with " + broken.canonicalText()));
        assertThat(fault.code()).isEqualTo(row.limit().name());
        assertThat(fault.sentence())
                .startsWith((String.join("/", row.path()) + " must ").stripLeading())
                .satisfies(words -> row.limit()
                        .named(row.schema())
                        .forEach(bound -> assertThat(words).contains(bound)));
        assertThat(WholeSchemas.faults(row.form().schema(), broken)).isNotEmpty();
    }

    /** A sample with the value beyond the bound in that place. */
    private static Json broken(Row row) {
        Json value = row.limit().beyond(row.schema()).orElseThrow();
        Random random = new Random(101);
        for (int i = 0; i < DRAWS; i++) {
            Optional<Json> broken = placed(row.form().form().sample(random), row.path(), value);
            if (broken.isPresent()) {
                return broken.get();
            }
        }
        throw new AssertionError("no sample has a place for " + row);
    }

    private static Optional<Json> placed(Json json, List<String> path, Json value) {
        if (path.isEmpty()) {
            return Optional.of(value);
        }
        String name = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (json instanceof Json.Arr array) {
            List<Json> elements = new ArrayList<>(array.elements());
            return elements.isEmpty()
                    ? Optional.empty()
                    : placed(elements.get(0), rest, value).map(changed -> {
                        elements.set(0, changed);
                        return Json.array(elements);
                    });
        }
        Map<String, Json> members = new LinkedHashMap<>(json.members());
        Json inner = members.getOrDefault(name, new Json.Nil());
        return rest.isEmpty() || members.containsKey(name)
                ? placed(inner, rest, value).map(changed -> {
                    members.put(name, changed);
                    return new Json.Obj(members);
                })
                : Optional.empty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_member_that_has_to_be_there_is_named_when_it_is_not(EveryForm form) {
        List<String> required = form.schema()
                .find("required")
                .map(names -> names.list(Json::text))
                .orElse(List.of());
        for (String name : required) {
            Map<String, Json> members =
                    new LinkedHashMap<>(form.form().sample(new Random(103)).members());
            members.remove(name);
            assertThat(form.form().faults(new Json.Obj(members)))
                    .extracting(FormFault::pointer, FormFault::code, FormFault::sentence)
                    .containsExactly(tuple("/" + name, "MISSING", name + " is missing"));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void an_unknown_field_is_named_with_those_that_are_known(EveryForm form) {
        Json more =
                Json.object(form.form().sample(new Random(107))).put("a/b~c", 1).build();
        Set<String> known = form.schema().get("properties").members().keySet();
        assertThat(form.form().faults(more)).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/a~1b~0c");
            assertThat(fault.code()).isEqualTo("UNKNOWN_FIELD");
            assertThat(fault.sentence())
                    .isEqualTo("a/b~c is not known here; "
                            + (known.isEmpty() ? "there are none" : "it takes " + String.join(", ", known)));
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_field_that_comes_twice_and_what_is_nested_too_deep_are_never_read(EveryForm form) {
        Json sample = form.form().sample(new Random(109));
        Map.Entry<String, Json> first = sample.members().isEmpty()
                ? Map.entry("x", Json.of(1))
                : sample.members().entrySet().iterator().next();
        String member = "\"" + first.getKey() + "\":" + first.getValue().canonicalText();
        String deep = "{\"" + first.getKey() + "\":" + "[".repeat(StrictJson.MAX_DEPTH)
                + "]".repeat(StrictJson.MAX_DEPTH) + "}";

        assertThat(faults("{" + member + "," + member + "}"))
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple("/" + first.getKey(), "DUPLICATE_FIELD"));
        assertThat(faults(deep)).extracting(Violation::code).containsExactly("TOO_DEEP");
        assertThat(faults(sample.canonicalText())).isEmpty();
    }

    private static List<Violation> faults(String text) {
        Reading<Json> reading = StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
        return reading.faults();
    }
}
