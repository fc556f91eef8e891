package dev.parley.testing;

import dev.parley.adapter.schema.CompiledSchemas;
import dev.parley.application.Violation;
import dev.parley.model.Json;
import java.util.List;

/** The whole of JSON Schema for the conformance suite, by the validator that the facade uses. */
public final class WholeSchemas {
    private static final CompiledSchemas COMPILED = new CompiledSchemas(100);

    private WholeSchemas() {}

    /** What is wrong with a payload. */
    public static List<String> faults(Json schema, Json payload) {
        return COMPILED.violations(schema, payload).stream()
                .map(Violation::toString)
                .toList();
    }
}
