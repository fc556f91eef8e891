// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import dev.parley.application.command.Violation;
import dev.parley.application.command.Violations;
import dev.parley.model.Json;
import java.util.Optional;

/** What the contract lets a JSON value look like; made from its schema by {@link Shapes}. */
public sealed interface Shape
        permits ArrayShape, BooleanShape, BoundedShape, FreeShape, IntegerShape, KindShape, ObjectShape, TextShape {
    /** Adds what is wrong with a value to what was found before. */
    void check(Json value, Pointer pointer, Violations found);

    /** The shape of a member of that name; empty when there may be none. What is no object has no members to speak of. */
    default Optional<Shape> member(String name) {
        return Optional.of(FreeShape.ANYTHING);
    }

    /** The shape of an element. */
    default Shape element() {
        return FreeShape.ANYTHING;
    }

    /** The value, or what is wrong with it. */
    default Reading<Json> read(Json value) {
        Violations found = new Violations();
        check(value, Pointer.WHOLE, found);
        return Reading.of(value, found);
    }

    /** Says that a value is of another type than it must be. */
    static void wrongType(Json value, Pointer pointer, String expected, Violations found) {
        found.add(
                value instanceof Json.Nil
                        ? new Violation(pointer.toString(), "NULL", "must not be null; leave it out")
                        : new Violation(pointer.toString(), "WRONG_TYPE", "must be " + expected));
    }
}
