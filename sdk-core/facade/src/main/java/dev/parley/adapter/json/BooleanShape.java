// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import dev.parley.application.command.Violations;
import dev.parley.model.Json;

/** True or false. */
record BooleanShape() implements Shape {
    @Override
    public void check(Json value, Pointer pointer, Violations found) {
        if (!(value instanceof Json.Bool)) {
            Shape.wrongType(value, pointer, "true or false", found);
        }
    }
}
