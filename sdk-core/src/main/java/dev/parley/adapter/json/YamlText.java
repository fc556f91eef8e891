package dev.parley.adapter.json;

import dev.parley.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads the YAML that is shipped with Parley; never a caller's. */
public final class YamlText {
    private YamlText() {}

    /**
     * The document as JSON.
     *
     * @throws IOException if it cannot be read or is no YAML
     * @throws Json.Mismatch if it has what Parley's JSON cannot hold, such as a fraction
     */
    public static Json read(InputStream in) throws IOException {
        LoaderOptions options = new LoaderOptions();
        DumperOptions unused = new DumperOptions();
        Yaml yaml = new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new JsonTypes());
        try {
            return json(yaml.load(in));
        } catch (YAMLException e) {
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
            List<Json> elements = new ArrayList<>(array.size());
            array.forEach(element -> elements.add(json(element)));
            return Json.array(elements);
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

    /** The types that JSON has too: a date and a {@code no} are text. */
    private static final class JsonTypes extends Resolver {
        private static final Pattern TRUTH = Pattern.compile("true|false");
        private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]*");

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, TRUTH, "tf");
            addImplicitResolver(Tag.INT, INTEGER, "-0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
        }
    }
}
