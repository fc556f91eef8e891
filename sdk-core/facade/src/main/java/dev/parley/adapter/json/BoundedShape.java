// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import dev.parley.application.command.Violation;
import dev.parley.application.command.Violations;
import dev.parley.model.Json;
import java.util.Optional;

/**
 * Another shape that leaves much open, and how much of it there may be.
 *
 * @param most the most values, members and elements at any depth
 */
record BoundedShape(Shape shape, long most) implements Shape {
    @Override
    public void check(Json value, Pointer pointer, Violations found) {
        if (left(value, most) < 0) {
            String demand = "must have at most " + most + " values in all, at any depth";
            found.add(new Violation(pointer.toString(), "TOO_MANY", demand));
        } else {
            shape.check(value, pointer, found);
        }
    }

    /** What is left of a number when the values within are taken from it; below 0 when there are more. */
    private static long left(Json value, long number) {
        long left = number;
        if (value instanceof Json.Obj object) {
            for (Json member : object.members().values()) {
                left = left < 0 ? left : left(member, left - 1);
            }
        } else if (value instanceof Json.Arr array) {
            for (Json element : array.elements()) {
                left = left < 0 ? left : left(element, left - 1);
            }
        }
        return left;
    }

    @Override
    public Optional<Shape> member(String name) {
        return shape.member(name);
    }
}
