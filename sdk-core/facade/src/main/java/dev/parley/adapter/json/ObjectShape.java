// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import dev.parley.application.command.Violation;
import dev.parley.application.command.Violations;
import dev.parley.model.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An object.
 *
 * @param fields by name
 * @param required the names that must come
 * @param others the shape of fields that are not named; empty when there may be none
 * @param names the shape of the names of such fields
 * @param most the most fields
 */
record ObjectShape(
        Map<String, Shape> fields, Set<String> required, Optional<Shape> others, Optional<TextShape> names, long most)
        implements Shape {
    /** Says that a member has no place in its object. */
    static Violation unknown(Pointer pointer) {
        return new Violation(pointer.toString(), "UNKNOWN_FIELD", "is no field of this object");
    }

    @Override
    public Optional<Shape> member(String name) {
        return Optional.ofNullable(fields.get(name)).or(() -> others);
    }

    @Override
    public void check(Json value, Pointer pointer, Violations found) {
        if (!(value instanceof Json.Obj object)) {
            Shape.wrongType(value, pointer, "an object", found);
            return;
        }
        if (object.members().size() > most) {
            found.add(new Violation(pointer.toString(), "TOO_MANY", "must have at most " + most + " fields"));
            return;
        }
        for (Map.Entry<String, Json> field : object.members().entrySet()) {
            if (found.isFull()) {
                return;
            }
            field(field.getKey(), field.getValue(), pointer.member(field.getKey()), found);
        }
        for (String name : required) {
            if (!object.members().containsKey(name)) {
                found.add(new Violation(pointer.member(name).toString(), "MISSING", "must be there"));
            }
        }
    }

    private void field(String name, Json field, Pointer pointer, Violations found) {
        Optional<Shape> shape = member(name);
        if (shape.isEmpty()) {
            found.add(unknown(pointer));
            return;
        }
        if (!fields.containsKey(name)) {
            names.ifPresent(allowed -> allowed.check(Json.of(name), pointer, found));
        }
        shape.get().check(field, pointer, found);
    }
}
