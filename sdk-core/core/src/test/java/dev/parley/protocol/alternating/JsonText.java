// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON text in tests. */
final class JsonText {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonText() {}

    static Json read(String text) {
        return convert(node(text));
    }

    static JsonNode node(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Json convert(JsonNode node) {
        if (node.isObject()) {
            Json.Builder object = Json.object();
            node.properties().forEach(member -> object.put(member.getKey(), convert(member.getValue())));
            return object.build();
        }
        if (node.isArray()) {
            List<Json> elements = new ArrayList<>();
            node.forEach(element -> elements.add(convert(element)));
            return Json.array(elements);
        }
        if (node.isTextual()) {
            return Json.of(node.textValue());
        }
        if (node.isBoolean()) {
            return Json.of(node.booleanValue());
        }
        return node.isNull() ? new Json.Nil() : Json.of(node.longValue());
    }
}
