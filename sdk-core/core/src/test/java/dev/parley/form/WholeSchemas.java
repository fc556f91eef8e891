// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.parley.model.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The whole of JSON Schema (2020-12) by a validator that knows nothing of forms. */
public final class WholeSchemas {
    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final Map<Json, JsonSchema> COMPILED = new ConcurrentHashMap<>();

    private WholeSchemas() {}

    /** What is wrong with JSON. */
    public static List<String> faults(Json schema, Json json) {
        JsonSchema compiled = COMPILED.computeIfAbsent(schema, one -> FACTORY.getSchema(one.canonicalText()));
        try {
            return compiled.validate(JACKSON.readTree(json.canonicalText())).stream()
                    .map(ValidationMessage::toString)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("canonical text is JSON", e);
        }
    }
}
