// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import dev.parley.application.command.Violations;
import dev.parley.model.Json;
import java.util.Optional;

/**
 * One of several shapes, told apart by the value's own type.
 *
 * @param object for objects
 * @param integer for integers
 * @param text for strings
 */
record KindShape(Shape object, Shape integer, Shape text) implements Shape {
    @Override
    public Optional<Shape> member(String name) {
        return object.member(name);
    }

    @Override
    public void check(Json value, Pointer pointer, Violations found) {
        if (value instanceof Json.Obj) {
            object.check(value, pointer, found);
        } else if (value instanceof Json.Int) {
            integer.check(value, pointer, found);
        } else if (value instanceof Json.Str) {
            text.check(value, pointer, found);
        } else {
            Shape.wrongType(value, pointer, "an object, an integer or a string", found);
        }
    }
}
