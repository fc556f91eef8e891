// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns Parley's JSON into Jackson's trees and back. */
final class Trees {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Trees() {}

    static JsonNode jackson(Json json) {
        if (json instanceof Json.Obj object) {
            ObjectNode node = NODES.objectNode();
            object.members().forEach((name, value) -> node.set(name, jackson(value)));
            return node;
        }
        if (json instanceof Json.Arr array) {
            ArrayNode node = NODES.arrayNode(array.elements().size());
            array.elements().forEach(element -> node.add(jackson(element)));
            return node;
        }
        return scalar(json);
    }

    private static JsonNode scalar(Json json) {
        if (json instanceof Json.Str string) {
            return NODES.textNode(string.value());
        }
        if (json instanceof Json.Int integer) {
            return NODES.numberNode(integer.value());
        }
        return json instanceof Json.Bool bool ? NODES.booleanNode(bool.value()) : NODES.nullNode();
    }

    /**
     * Parley's form of a tree that Parley itself wrote.
     *
     * @throws Json.Mismatch if it has what Parley's JSON cannot hold, such as a fraction
     */
    static Json parley(JsonNode node) {
        if (node.isObject()) {
            Map<String, Json> members = new LinkedHashMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), parley(member.getValue())));
            return new Json.Obj(members);
        }
        if (node.isArray()) {
            List<Json> elements = new ArrayList<>(node.size());
            node.forEach(element -> elements.add(parley(element)));
            return Json.array(elements);
        }
        if (node.isTextual()) {
            return Json.of(node.textValue());
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return Json.of(node.longValue());
        }
        if (node.isBoolean()) {
            return Json.of(node.booleanValue());
        }
        if (node.isNull()) {
            return new Json.Nil();
        }
        throw new Json.Mismatch("a " + node.getNodeType() + " has no place here");
    }
}
