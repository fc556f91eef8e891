// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.parley.model.Json;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The forms of the wire models, read off the models by the mapper that writes them. */
final class WireForms {
    private final ObjectMapper mapper;
    private final Map<Class<?>, WireForm> known = new ConcurrentHashMap<>();

    WireForms(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The form of a model. */
    WireForm of(Class<?> model) {
        @Nullable WireForm form = known.get(model);
        if (form == null) {
            form = of(mapper.constructType(model));
            known.put(model, form);
        }
        return form;
    }

    private WireForm of(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (type.isCollectionLikeType()) {
            return WireForm.list(of(type.getContentType()));
        }
        if (type.isMapLikeType()) {
            return WireForm.map(of(type.getContentType()));
        }
        if (raw == String.class) {
            return WireForm.TEXT;
        }
        if (raw == Boolean.class) {
            return WireForm.BOOLEAN;
        }
        if (raw == Integer.class) {
            return WireForm.integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (raw == Long.class) {
            return WireForm.integer(Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (raw.isEnum()) {
            return WireForm.choice(names(raw));
        }
        return raw == Object.class ? WireForm.FREE : object(type);
    }

    private Set<String> names(Class<?> choice) {
        return Arrays.stream(choice.getEnumConstants())
                .map(constant -> mapper.convertValue(constant, String.class))
                .collect(Collectors.toUnmodifiableSet());
    }

    private WireForm object(JavaType type) {
        BeanDescription model = mapper.getSerializationConfig().introspect(type);
        JsonNode fresh = mapper.valueToTree(fresh(type.getRawClass()));
        List<WireForm.Member> members = new ArrayList<>();
        for (BeanPropertyDefinition property : model.findProperties()) {
            @Nullable JsonNode initial = fresh.get(property.getName());
            @Nullable Json otherwise = initial == null ? null : Trees.parley(initial);
            members.add(new WireForm.Member(
                    new SerializedString(property.getName()),
                    of(property.getPrimaryType()),
                    property.isRequired(),
                    otherwise));
        }
        return WireForm.object(members);
    }

    static <T> T fresh(Class<T> model) {
        try {
            return model.getConstructor().newInstance();
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException(model.getName() + " is no wire model", e);
        }
    }
}
