// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http.contract;

import dev.parley.adapter.json.Shape;
import dev.parley.model.Json;
import java.util.Locale;

/**
 * A parameter of an operation.
 *
 * @param name its name as it is written
 * @param in where it comes
 * @param required whether it must come
 * @param schema its schema
 * @param shape the schema's shape
 */
public record Parameter(String name, In in, boolean required, Json schema, Shape shape) {
    /** Where a parameter comes. */
    public enum In {
        PATH,
        QUERY,
        HEADER;

        /** Where in a request a violation lies, in place of a pointer into the body. */
        public String pointer(String name) {
            return name().toLowerCase(Locale.ROOT) + ":" + name;
        }
    }

    /** Where a violation of it lies. */
    public String pointer() {
        return in.pointer(name);
    }

    /** The schema's type: string, integer or boolean. */
    public String type() {
        return schema.get("type").text();
    }
}
