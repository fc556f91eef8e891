package dev.parley.adapter.json;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.parley.model.Json;
import java.io.IOException;
import java.io.InputStream;

/** Reads the YAML that is shipped with Parley; never a caller's. */
public final class YamlText {
    private YamlText() {}

    /**
     * The document as JSON.
     *
     * @throws IOException if it cannot be read or is no YAML
     */
    public static Json read(InputStream in) throws IOException {
        return Trees.parley(new YAMLMapper().readTree(in));
    }
}
