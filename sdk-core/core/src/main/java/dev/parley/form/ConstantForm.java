// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** A component that always has the same value and no member. */
record ConstantForm(Object value) implements MembersForm<Object> {
    @Override
    public void writeMembers(Object ignored, Json.Builder object) {}

    @Override
    public Object build(Json json) {
        return value;
    }

    @Override
    public void checkMembers(Json.Obj object, String pointer, Consumer<FormFault> faults) {}

    @Override
    public Map<String, Json> properties() {
        return Map.of();
    }

    @Override
    public List<String> required() {
        return List.of();
    }

    @Override
    public void sampleMembers(RandomGenerator random, Json.Builder object) {}
}
