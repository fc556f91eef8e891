// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http.contract;

import dev.parley.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes values that fit a schema: every field is there, every array and map has one element. */
final class Samples {
    /** One of these matches every pattern of the contract; a new pattern may need another. */
    private static final List<String> TEXTS =
            List.of("sample", "SAMPLE", "EUR", "2026-11-20T10:21:00Z", "2026-12-24", "a".repeat(64), "\"1\"");

    private final Contract contract;

    Samples(Contract contract) {
        this.contract = contract;
    }

    Json of(Json given) {
        Json schema = contract.resolve(given);
        Optional<Json> kinds = schema.find("x-parley-any-of");
        if (kinds.isPresent()) {
            return of(kinds.get().elements().get(0));
        }
        return switch (schema.find("type").map(Json::text).orElse("object")) {
            case "object" -> object(schema);
            case "array" -> Json.array(List.of(of(schema.get("items"))));
            case "integer" ->
                Json.of(Math.max(1, schema.find("minimum").map(Json::integer).orElse(1L)));
            case "boolean" -> Json.of(true);
            default -> Json.of(text(schema));
        };
    }

    private Json object(Json schema) {
        Map<String, Json> members = new LinkedHashMap<>();
        schema.find("properties")
                .ifPresent(fields -> fields.members().forEach((name, field) -> members.put(name, of(field))));
        schema.find("additionalProperties")
                .filter(Json.Obj.class::isInstance)
                .ifPresent(values -> members.put("sample", of(values)));
        return new Json.Obj(members);
    }

    /** A text that fits a schema. */
    String text(Json schema) {
        Optional<Json> choices = schema.find("enum");
        if (choices.isPresent()) {
            return choices.get().elements().get(0).text();
        }
        Pattern pattern = Pattern.compile(schema.find("pattern").map(Json::text).orElse(".*"));
        long least = schema.find("minLength").map(Json::integer).orElse(0L);
        long most = schema.find("maxLength").map(Json::integer).orElse(Long.MAX_VALUE);
        String format = schema.find("x-parley-format").map(Json::text).orElse("");
        return TEXTS.stream()
                .filter(text -> !format.equals("currency") || text.equals("EUR"))
                .filter(text -> text.length() >= least && text.length() <= most)
                .filter(text -> pattern.matcher(text).matches())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no sample fits " + schema));
    }

    /** Every part of a value with the pointer's steps that lead to it and the part's schema. */
    List<Part> parts(Json given, Json value) {
        List<Part> parts = new ArrayList<>();
        collect(contract.resolve(given), value, List.of(), false, parts);
        return parts;
    }

    /**
     * A part of a sample.
     *
     * @param required whether its object must have it
     */
    record Part(List<String> steps, Json schema, Json value, boolean required) {
        /** Where it is. */
        String pointer() {
            StringBuilder pointer = new StringBuilder();
            steps.forEach(
                    step -> pointer.append('/').append(step.replace("~", "~0").replace("/", "~1")));
            return pointer.toString();
        }
    }

    private void collect(Json schema, Json value, List<String> steps, boolean required, List<Part> parts) {
        parts.add(new Part(steps, schema, value, required));
        if (value instanceof Json.Arr array) {
            collect(contract.resolve(schema.get("items")), array.elements().get(0), below(steps, "0"), false, parts);
        } else if (value instanceof Json.Obj object) {
            List<String> names = schema.find("required")
                    .map(all -> all.<String>list(Json::text))
                    .orElse(List.of());
            object.members()
                    .forEach((name, member) ->
                            collect(field(schema, name), member, below(steps, name), names.contains(name), parts));
        }
    }

    private Json field(Json schema, String name) {
        Json chosen = schema.find("x-parley-any-of")
                .map(kinds -> contract.resolve(kinds.elements().get(0)))
                .orElse(schema);
        return chosen.find("properties")
                .flatMap(fields -> fields.find(name))
                .map(contract::resolve)
                .orElseGet(() -> contract.resolve(chosen.get("additionalProperties")));
    }

    private static List<String> below(List<String> steps, String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        return List.copyOf(longer);
    }
}
