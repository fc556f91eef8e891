package dev.parley.adapter.json;

import dev.parley.application.Violation;
import dev.parley.model.Json;
import java.util.ArrayList;
import java.util.List;

/** What the contract lets a JSON value look like; made from its schema by {@link Shapes}. */
public sealed interface Shape
        permits ArrayShape, BooleanShape, FreeShape, IntegerShape, KindShape, ObjectShape, TextShape {
    /** Adds what is wrong with a value to what was found before. */
    void check(Json value, String pointer, List<Violation> found);

    /** The value, or all that is wrong with it. */
    default Reading<Json> read(Json value) {
        List<Violation> found = new ArrayList<>();
        check(value, "", found);
        return Reading.of(value, found);
    }

    /** Says that a value is of another type than it must be. */
    static void wrongType(Json value, String pointer, String expected, List<Violation> found) {
        found.add(
                value instanceof Json.Nil
                        ? new Violation(pointer, "NULL", "must not be null; leave it out")
                        : new Violation(pointer, "WRONG_TYPE", "must be " + expected));
    }
}
