// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Json;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** A form with words for people. */
record DescribedForm<T>(Form<T> form, String title, String help) implements Form<T> {
    @Override
    public Json write(T value) {
        return form.write(value);
    }

    @Override
    public T build(Json json) {
        return form.build(json);
    }

    @Override
    public void check(Json json, String pointer, Consumer<FormFault> faults) {
        form.check(json, pointer, faults);
    }

    @Override
    public Json schema() {
        return described(form.schema(), title, help);
    }

    /** A schema with these words, in place of those that it has. */
    static Json described(Json schema, String title, String help) {
        Json.Builder described = Json.object(schema).put("title", title);
        return help.isEmpty()
                ? described.build()
                : described.put("description", help).build();
    }

    @Override
    public Json sample(RandomGenerator random) {
        return form.sample(random);
    }
}
