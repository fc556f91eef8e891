// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import dev.parley.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the YAML that is shipped with Parley; never a caller's. It is YAML 1.2, whose scalars are JSON's, by a library
 * that no framework looks for on a host's class path.
 */
public final class YamlText {
    private YamlText() {}

    /**
     * The document as JSON.
     *
     * @throws IOException if it cannot be read or is no YAML
     * @throws Json.Mismatch if it has what Parley's JSON cannot hold, such as a fraction
     */
    public static Json read(InputStream in) throws IOException {
        try {
            return json(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
        } catch (YamlEngineException e) {
            throw new IOException(e);
        }
    }

    private static Json json(Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<String, Json> members = new LinkedHashMap<>();
            object.forEach((name, member) -> members.put(String.valueOf(name), json(member)));
            return new Json.Obj(members);
        }
        if (value instanceof List<?> array) {
            return Json.array(array, YamlText::json);
        }
        if (value instanceof Integer || value instanceof Long) {
            return Json.of(((Number) value).longValue());
        }
        if (value instanceof Boolean flag) {
            return Json.of(flag);
        }
        if (value instanceof String text) {
            return Json.of(text);
        }
        throw new Json.Mismatch(value + " has no place here");
    }
}
