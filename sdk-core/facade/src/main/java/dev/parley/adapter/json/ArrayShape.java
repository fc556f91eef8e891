// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import dev.parley.application.command.Violation;
import dev.parley.application.command.Violations;
import dev.parley.model.Json;

/**
 * An array.
 *
 * @param elements the shape of each element
 * @param least the fewest elements
 * @param most the most elements
 */
record ArrayShape(Shape elements, long least, long most) implements Shape {
    @Override
    public Shape element() {
        return elements;
    }

    @Override
    public void check(Json value, Pointer pointer, Violations found) {
        if (!(value instanceof Json.Arr array)) {
            Shape.wrongType(value, pointer, "an array", found);
            return;
        }
        int size = array.elements().size();
        if (size < least) {
            found.add(new Violation(pointer.toString(), "TOO_FEW", "must have at least " + least + " elements"));
        } else if (size > most) {
            found.add(new Violation(pointer.toString(), "TOO_MANY", "must have at most " + most + " elements"));
        } else {
            for (int i = 0; i < size && !found.isFull(); i++) {
                elements.check(array.elements().get(i), pointer.element(i), found);
            }
        }
    }
}
