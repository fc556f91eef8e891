// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import dev.parley.application.command.Violation;
import dev.parley.application.command.Violations;
import dev.parley.model.Json;

/**
 * An integer.
 *
 * @param least the least
 * @param most the greatest
 */
record IntegerShape(long least, long most) implements Shape {
    @Override
    public void check(Json value, Pointer pointer, Violations found) {
        if (!(value instanceof Json.Int integer)) {
            Shape.wrongType(value, pointer, "an integer", found);
        } else if (integer.value() < least) {
            found.add(new Violation(pointer.toString(), "TOO_SMALL", "must be at least " + least));
        } else if (integer.value() > most) {
            found.add(new Violation(pointer.toString(), "TOO_LARGE", "must be at most " + most));
        }
    }
}
