package dev.parley.adapter.json;

import dev.parley.application.Violation;
import dev.parley.model.Json;
import java.util.List;
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
    @Override
    public void check(Json value, String pointer, List<Violation> found) {
        if (!(value instanceof Json.Obj object)) {
            Shape.wrongType(value, pointer, "an object", found);
            return;
        }
        if (object.members().size() > most) {
            found.add(new Violation(pointer, "TOO_MANY", "must have at most " + most + " fields"));
            return;
        }
        object.members().forEach((name, field) -> field(name, field, Pointer.member(pointer, name), found));
        for (String name : required) {
            if (!object.members().containsKey(name)) {
                found.add(new Violation(Pointer.member(pointer, name), "MISSING", "must be there"));
            }
        }
    }

    private void field(String name, Json field, String pointer, List<Violation> found) {
        Optional<Shape> shape = Optional.ofNullable(fields.get(name)).or(() -> others);
        if (shape.isEmpty()) {
            found.add(new Violation(pointer, "UNKNOWN_FIELD", "is no field of this object"));
            return;
        }
        if (!fields.containsKey(name)) {
            names.ifPresent(allowed -> allowed.check(Json.of(name), pointer, found));
        }
        shape.get().check(field, pointer, found);
    }
}
