// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** JSON as it goes over the wire. */
final class Wire {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private Wire() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode read(String text) {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    static String write(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is written", e);
        }
    }

    /** With members sorted by name at every depth: of integers and ASCII the canonical form of RFC 8785. */
    static String canonical(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(MAPPER.treeToValue(json, TreeMap.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is written", e);
        }
    }

    static ObjectNode money(long minorUnits) {
        return object().put("minorUnits", minorUnits).put("currency", "EUR");
    }
}
