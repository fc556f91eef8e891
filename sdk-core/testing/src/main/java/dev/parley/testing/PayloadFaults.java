// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.model.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a payload by the keywords of JSON Schema that {@link MoveDraw} draws from: types, choices, bounds,
 * lengths, required and further properties, elements. A subject with a whole validator at hand uses that.
 */
final class PayloadFaults {
    private final List<String> found = new ArrayList<>();

    private PayloadFaults() {}

    static List<String> of(Json schema, Json payload) {
        PayloadFaults faults = new PayloadFaults();
        faults.check(schema, payload, "");
        return List.copyOf(faults.found);
    }

    private void check(Json schema, Json value, String pointer) {
        if (schema instanceof Json.Bool bool) {
            require(bool.value(), pointer, "must not be there");
            return;
        }
        schema.find("type").ifPresent(type -> require(isA(type.text(), value), pointer, "must be a " + type.text()));
        schema.find("enum")
                .ifPresent(
                        choices -> require(choices.elements().contains(value), pointer, "must be one of the choices"));
        if (value instanceof Json.Int number) {
            bounds(schema, number.value(), "minimum", "maximum", pointer);
        } else if (value instanceof Json.Str text) {
            bounds(schema, text.value().codePointCount(0, text.value().length()), "minLength", "maxLength", pointer);
        } else if (value instanceof Json.Arr array) {
            bounds(schema, array.elements().size(), "minItems", "maxItems", pointer);
            schema.find("items")
                    .ifPresent(element -> array.elements().forEach(one -> check(element, one, pointer + "/-")));
        } else if (value instanceof Json.Obj) {
            object(schema, value, pointer);
        }
    }

    private void object(Json schema, Json value, String pointer) {
        schema.find("required")
                .ifPresent(names -> names.list(Json::text)
                        .forEach(name -> require(value.find(name).isPresent(), pointer, "lacks " + name)));
        Json known = schema.find("properties").orElseGet(() -> Json.object().build());
        value.members()
                .forEach((name, member) -> known.find(name)
                        .or(() -> schema.find("additionalProperties"))
                        .ifPresent(one -> check(one, member, pointer + "/" + name)));
    }

    private void bounds(Json schema, long value, String least, String most, String pointer) {
        schema.find(least).ifPresent(min -> require(value >= min.integer(), pointer, "is below its " + least));
        schema.find(most).ifPresent(max -> require(value <= max.integer(), pointer, "is above its " + most));
    }

    private static boolean isA(String type, Json value) {
        return switch (type) {
            case "object" -> value instanceof Json.Obj;
            case "array" -> value instanceof Json.Arr;
            case "string" -> value instanceof Json.Str;
            case "integer", "number" -> value instanceof Json.Int;
            case "boolean" -> value instanceof Json.Bool;
            default -> value instanceof Json.Nil;
        };
    }

    private void require(boolean holds, String pointer, String what) {
        if (!holds) {
            found.add((pointer.isEmpty() ? "it" : pointer) + " " + what);
        }
    }
}
