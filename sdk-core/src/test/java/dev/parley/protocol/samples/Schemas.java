package dev.parley.protocol.samples;

import dev.parley.model.Json;
import java.util.List;

/** JSON Schemas of objects. */
final class Schemas {
    private Schemas() {}

    /** An object of these integers, all required. */
    static Json object(String... integers) {
        Json.Builder properties = Json.object();
        for (String name : integers) {
            properties.put(
                    name, Json.object().put("type", "integer").put("minimum", 0).build());
        }
        return object(properties.build(), List.of(integers));
    }

    /** An object of these properties. */
    static Json object(Json properties, List<String> required) {
        return Json.object()
                .put("type", "object")
                .put("properties", properties)
                .put("required", Json.array(required, Json::of))
                .put("additionalProperties", false)
                .build();
    }
}
