package dev.parley.application;

import dev.parley.model.Json;
import java.util.List;

/** Checks JSON against a JSON Schema (2020-12). */
@FunctionalInterface
public interface SchemaCheck {
    /** What is wrong, sorted by pointer; nothing when it is valid. */
    List<Violation> violations(Json schema, Json instance);
}
