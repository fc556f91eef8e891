package dev.parley.adapter.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.model.Json;

/**
 * Turns JSON into the generated models of {@code dev.parley.wire} and back. Knows nothing of the host's mapper. The
 * models carry no constraints: shapes hold JSON to the contract before it becomes a model, and a provider of Jakarta
 * Validation on the class path would switch validation on in hosts that have none.
 */
public final class WireModels {
    private final ObjectMapper mapper = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            // What has no schema of its own, such as parameters, reads the same first and when it is read back.
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
            .build();

    /**
     * A model of JSON that Parley itself made, or that a {@link Shape} of the contract has checked.
     *
     * @throws IllegalStateException if the JSON is not of that type
     */
    public <T> T model(Json json, Class<T> type) {
        try {
            return mapper.treeToValue(Trees.jackson(json), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    /** The JSON of a model. */
    public Json json(Object model) {
        return Trees.parley(mapper.valueToTree(model));
    }

    /** The bytes of a model, UTF-8. */
    public byte[] bytes(Object model) {
        try {
            return mapper.writeValueAsBytes(model);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + model.getClass().getSimpleName() + " cannot be written", e);
        }
    }

    /** A free form object or value, as the generated models hold it. */
    public Object free(Json json) {
        return model(json, Object.class);
    }
}
