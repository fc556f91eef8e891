package dev.parley.adapter.json;

import dev.parley.application.Violation;
import dev.parley.model.Json;
import java.util.List;

/** Anything: another schema than the contract's says what it may be. */
record FreeShape() implements Shape {
    @Override
    public void check(Json value, String pointer, List<Violation> found) {}
}
