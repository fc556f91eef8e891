package dev.parley.adapter.schema;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.parley.application.SchemaCheck;
import dev.parley.application.Violation;
import dev.parley.application.Violations;
import dev.parley.model.Json;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks JSON against JSON Schemas (2020-12), which are compiled once; English whatever the locale, no network. */
public final class CompiledSchemas implements SchemaCheck {
    private static final Map<String, String> CODES = Map.of(
            "required", "MISSING",
            "type", "WRONG_TYPE",
            "additionalProperties", "UNKNOWN_FIELD",
            "unevaluatedProperties", "UNKNOWN_FIELD",
            "minimum", "TOO_SMALL",
            "maximum", "TOO_LARGE",
            "minLength", "TOO_SHORT",
            "maxLength", "TOO_LONG",
            "minItems", "TOO_FEW",
            "maxItems", "TOO_MANY");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.add(location -> {
                throw new IllegalArgumentException("a schema may not refer to another: " + location);
            })));
    private final SchemaValidatorsConfig english = SchemaValidatorsConfig.builder()
            .locale(Locale.ENGLISH)
            .pathType(PathType.JSON_POINTER)
            .build();
    private final Cache<Json, JsonSchema> compiled;

    /** With room for that many compiled schemas, at least 1. */
    public CompiledSchemas(int capacity) {
        this.compiled = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(capacity)
                .build();
    }

    @Override
    public List<Violation> violations(Json schema, Json instance) {
        return Violations.sorted(compiled.get(schema, this::compile).validate(jackson(instance)).stream()
                .map(CompiledSchemas::violation)
                .toList());
    }

    private JsonSchema compile(Json schema) {
        return factory.getSchema(jackson(schema), english);
    }

    private static JsonNode jackson(Json json) {
        try {
            return MAPPER.readTree(json.canonical());
        } catch (IOException e) {
            throw new IllegalStateException("canonical JSON is JSON", e);
        }
    }

    private static Violation violation(ValidationMessage message) {
        String place = message.getInstanceLocation().toString();
        String pointer = message.getProperty() == null ? place : place + '/' + escaped(message.getProperty());
        String code = CODES.getOrDefault(message.getType(), upperCase(message.getType()));
        return new Violation(pointer, code, sentence(message.getMessage(), place));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String sentence(String message, String place) {
        return message.startsWith(place + ": ") ? message.substring(place.length() + 2) : message;
    }

    private static String upperCase(String keyword) {
        return keyword.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
