// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Json;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A value that writes and reads itself. */
record WholeForm<T>(Function<T, Json> toJson, Function<Json, T> fromJson) implements Form<T> {
    @Override
    public Json write(T value) {
        return toJson.apply(value);
    }

    @Override
    public T build(Json json) {
        return fromJson.apply(json);
    }

    @Override
    public void check(Json json, String pointer, Consumer<FormFault> faults) {
        try {
            Objects.requireNonNull(fromJson.apply(json));
        } catch (IllegalArgumentException e) {
            faults.accept(new FormFault(pointer, "INVALID", String.valueOf(e.getMessage())));
        }
    }

    @Override
    public Json schema() {
        return Json.object().put("type", "object").build();
    }

    @Override
    public Json sample(RandomGenerator random) {
        throw new IllegalStateException("values of this type are not drawn at random");
    }
}
