// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parley.model.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the canonical JSON that this adapter has written. What others write is read elsewhere, strictly. */
final class StoredJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private StoredJson() {}

    static Json read(byte[] canonical) {
        try (JsonParser parser = FACTORY.createParser(canonical)) {
            return value(parser, parser.nextToken());
        } catch (IOException e) {
            throw new IllegalStateException("the stored JSON is damaged", e);
        }
    }

    private static Json value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> Json.of(parser.getText());
            case VALUE_NUMBER_INT -> Json.of(parser.getLongValue());
            case VALUE_TRUE -> Json.of(true);
            case VALUE_FALSE -> Json.of(false);
            case VALUE_NULL -> new Json.Nil();
            default -> throw new IllegalStateException("the stored JSON has an unexpected " + token);
        };
    }

    private static Json object(JsonParser parser) throws IOException {
        Json.Builder object = Json.object();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            object.put(name, value(parser, parser.nextToken()));
        }
        return object.build();
    }

    private static Json array(JsonParser parser) throws IOException {
        List<Json> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(parser, token));
        }
        return Json.array(elements);
    }
}
