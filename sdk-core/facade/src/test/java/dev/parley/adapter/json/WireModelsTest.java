// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.model.Json;
import dev.parley.wire.Money;
import dev.parley.wire.Negotiation;
import dev.parley.wire.Seat;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WireModelsTest {
    private static final int ROUNDS = 60;

    private final WireModels models = new WireModels();

    @Test
    void json_is_written_in_the_bytes_of_the_model_that_is_read_from_it() throws Exception {
        List<Class<?>> all = wireModels();
        assertThat(all).hasSizeGreaterThan(50).contains(Negotiation.class);
        for (Class<?> type : all) {
            for (int seed = 0; seed < ROUNDS; seed++) {
                Json json = new Generator(seed).value(type, 0);
                String model = text(models.bytes(models.model(json, type)));

                assertThat(text(models.bytes(json, type)))
                        .as("%s, seed %d", type.getSimpleName(), seed)
                        .isEqualTo(model);
            }
        }
    }

    @Test
    void json_that_is_not_of_the_type_is_no_more_written_than_read() {
        Json amount = Json.object().put("minorUnits", 5).put("currency", "EUR").build();
        Json unknown = Json.object()
                .put("minorUnits", 5)
                .put("currency", "EUR")
                .put("x", 1)
                .build();
        Json lacking = Json.object().put("currency", "EUR").build();
        Json wrong = Json.object().put("minorUnits", "5").put("currency", "EUR").build();
        Json stranger = Json.object()
                .put("id", "a")
                .put("role", "JUDGE")
                .put("principal", "p")
                .build();

        assertThat(text(models.bytes(amount, Money.class))).contains("\"minorUnits\":5");
        for (Json bad : List.of(unknown, lacking, wrong, Json.of("no object"))) {
            assertThatThrownBy(() -> models.model(bad, Money.class)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> models.bytes(bad, Money.class)).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> models.model(stranger, Seat.class)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> models.bytes(stranger, Seat.class)).isInstanceOf(IllegalStateException.class);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<Class<?>> wireModels() throws URISyntaxException, IOException, ClassNotFoundException {
        Path classes = Path.of(
                        Negotiation.class.getResource("Negotiation.class").toURI())
                .getParent();
        List<String> names;
        try (Stream<Path> files = Files.list(classes)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[A-Za-z]+\\.class"))
                    .sorted()
                    .toList();
        }
        List<Class<?>> found = new ArrayList<>();
        for (String name : names) {
            Class<?> type = Class.forName(Negotiation.class.getPackageName() + "." + name.replace(".class", ""));
            if (!type.isInterface() && !type.isEnum()) {
                found.add(type);
            }
        }
        return found;
    }

    /** JSON of a type, members in any order, optional ones now and then absent or null, texts of every kind. */
    private static final class Generator {
        private static final List<String> TEXTS = List.of(
                "",
                "lamp",
                "\"quoted\" \\ / </script>",
                "\u0001\b\f\n\r\t\u001f\u007f\u0080",
                "Gr\u00fc\u00dfe \u20ac \u2028",
                "\ud83d\ude00 and \ud834\udd1e");

        private final Random random;

        Generator(long seed) {
            this.random = new Random(seed);
        }

        Json value(Type type, int depth) {
            if (type instanceof ParameterizedType generic) {
                Type[] of = generic.getActualTypeArguments();
                return generic.getRawType() == List.class ? list(of[0], depth) : map(of[1], depth);
            }
            if (type == String.class) {
                return text();
            }
            if (type == Boolean.class) {
                return Json.of(random.nextBoolean());
            }
            if (type == Integer.class) {
                return Json.of(random.nextInt());
            }
            if (type == Long.class) {
                return Json.of(random.nextLong() >> 11);
            }
            if (type == Object.class) {
                return free(depth);
            }
            Class<?> raw = (Class<?>) type;
            return raw.isEnum()
                    ? Json.of(raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)].toString())
                    : object(raw, depth);
        }

        private Json text() {
            return Json.of(TEXTS.get(random.nextInt(TEXTS.size())));
        }

        private Json list(Type of, int depth) {
            List<Json> elements = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                elements.add(value(of, depth + 1));
            }
            return Json.array(elements);
        }

        private Json map(Type of, int depth) {
            Json.Builder members = Json.object();
            for (int i = random.nextInt(4); i > 0; i--) {
                members.put(text().text() + random.nextInt(20), value(of, depth + 1));
            }
            return members.build();
        }

        private Json free(int depth) {
            return switch (random.nextInt(depth > 4 ? 4 : 6)) {
                case 0 -> text();
                case 1 -> Json.of(random.nextLong() >> random.nextInt(11, 64));
                case 2 -> Json.of(random.nextBoolean());
                case 3 -> new Json.Nil();
                case 4 -> list(Object.class, depth);
                default -> map(Object.class, depth);
            };
        }

        private Json object(Class<?> type, int depth) {
            List<Map.Entry<String, Json>> members = new ArrayList<>();
            for (Method getter : type.getMethods()) {
                JsonProperty property = getter.getAnnotation(JsonProperty.class);
                if (property != null
                        && getter.getName().toLowerCase(Locale.ROOT).startsWith("get")) {
                    member(property, getter.getGenericReturnType(), depth, members);
                }
            }
            Collections.shuffle(members, random);
            Map<String, Json> shuffled = new LinkedHashMap<>();
            members.forEach(member -> shuffled.put(member.getKey(), member.getValue()));
            return new Json.Obj(shuffled);
        }

        private void member(JsonProperty property, Type type, int depth, List<Map.Entry<String, Json>> members) {
            if (property.required() || random.nextInt(3) > 0) {
                boolean none = !property.required() && random.nextInt(5) == 0;
                members.add(Map.entry(property.value(), none ? new Json.Nil() : value(type, depth + 1)));
            }
        }
    }
}
