package dev.parley.adapter.json;

import dev.parley.application.Violation;
import dev.parley.model.Json;
import java.util.List;

/** True or false. */
record BooleanShape() implements Shape {
    @Override
    public void check(Json value, String pointer, List<Violation> found) {
        if (!(value instanceof Json.Bool)) {
            Shape.wrongType(value, pointer, "true or false", found);
        }
    }
}
