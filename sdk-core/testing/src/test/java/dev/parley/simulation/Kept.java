// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.application.store.Store;
import dev.parley.model.Bytes;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All texts and bytes that a store in memory holds on to, wherever they hang. */
final class Kept {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final StringBuilder text = new StringBuilder();

    private Kept() {}

    static String text(Store store) {
        Kept kept = new Kept();
        kept.walk(store);
        return kept.text.toString();
    }

    private void walk(Object object) {
        if (object == null || !seen.add(object)) {
            return;
        }
        if (object instanceof CharSequence || object instanceof Number) {
            text.append(object).append('|');
        } else if (object instanceof Bytes bytes) {
            text.append(new String(bytes.toArray(), StandardCharsets.ISO_8859_1))
                    .append('|');
        } else if (object instanceof byte[] bytes) {
            text.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('|');
        } else if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                walk(key);
                walk(value);
            });
        } else if (object instanceof Collection<?> all) {
            all.forEach(this::walk);
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(this::walk);
        } else if (object.getClass().getName().startsWith("dev.parley.")) {
            fields(object, object.getClass());
        }
    }

    private void fields(Object object, Class<?> type) {
        if (!type.getName().startsWith("dev.parley.")) {
            return;
        }
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                walk(value(field, object));
            }
        }
        fields(object, type.getSuperclass());
    }

    private static Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
