// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.application.command.Violation;
import dev.parley.model.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * Turns JSON into the generated models of {@code dev.parley.wire} and back, and holds models to their own constraints
 * where there is a provider of Jakarta Validation.
 * Knows nothing of the host's mapper, validator or locale.
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
    private final WireForms forms = new WireForms(mapper);
    private final Function<Object, List<Violation>> constraints = Constraints.present();

    /** A model of JSON that fits the contract, or where it breaks the model's constraints. */
    public <T> Reading<T> read(Json json, Class<T> type) {
        T model = model(json, type);
        List<Violation> broken = constraints.apply(model);
        return broken.isEmpty() ? new Reading.Good<>(model) : new Reading.Bad<>(broken);
    }

    /**
     * A model of JSON that Parley itself made or has checked.
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

    /**
     * The bytes, UTF-8, of the model that {@link #model} would make, without making it.
     *
     * @throws IllegalStateException if the JSON is not of that type
     */
    public byte[] bytes(Json json, Class<?> type) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator out = mapper.createGenerator(bytes)) {
            forms.of(type).write(json, out);
        } catch (IOException | Json.Mismatch e) {
            throw new IllegalStateException("not a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    /** A model with nothing set but what the contract sets by itself. */
    public <T> T empty(Class<T> type) {
        return WireForms.fresh(type);
    }

    /** A free form object or value, as the generated models hold it. */
    public Object free(Json json) {
        return model(json, Object.class);
    }
}
