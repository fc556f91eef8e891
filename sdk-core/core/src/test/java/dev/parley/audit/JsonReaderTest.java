// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Test
    void canonical_text_is_that_of_the_reference_library() throws IOException {
        for (long seed = 0; seed < 3_000; seed++) {
            Json json = new RandomJson(seed).object();
            assertThat(json.canonicalText())
                    .as("seed %d", seed)
                    .isEqualTo(new JsonCanonicalizer(JACKSON.writeValueAsString(tree(json))).getEncodedString());
        }
    }

    @Test
    void reads_back_what_was_written() {
        for (long seed = 0; seed < 3_000; seed++) {
            Json json = new RandomJson(seed).object();
            assertThat(JsonReader.read(json.canonical(), 1 << 20))
                    .as("seed %d", seed)
                    .isEqualTo(json);
        }
    }

    @Test
    void reads_what_another_library_wrote_with_spaces_and_escapes() throws IOException {
        for (long seed = 0; seed < 1_000; seed++) {
            Json json = new RandomJson(seed).object();
            String ascii = JACKSON.writerWithDefaultPrettyPrinter()
                    .with(com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII)
                    .writeValueAsString(tree(json));
            assertThat(JsonReader.read(ascii)).as("seed %d", seed).isEqualTo(json);
        }
    }

    /** A mutated text is refused, or another library reads the same from it: nothing is read that is not there. */
    @Test
    void accepts_no_mutated_text_that_another_library_refuses_or_reads_otherwise() {
        int accepted = 0;
        int refused = 0;
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            String text = mutated(new RandomJson(seed % 500).object().canonicalText(), random);
            Optional<Json> ours = ours(text);
            if (ours.isPresent()) {
                accepted++;
                assertThat(jackson(text).map(JsonReaderTest::json))
                        .as("seed %d", seed)
                        .isEqualTo(ours);
            } else {
                refused++;
                assertThat(jackson(text).filter(JsonReaderTest::isWithinOurLimits))
                        .as("seed %d: %s", seed, text)
                        .isEmpty();
            }
        }
        assertThat(accepted).isGreaterThan(500);
        assertThat(refused).isGreaterThan(500);
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        String characters = "{}[]\",:\\0123456789-eEunltrf. \n";
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            int at = random.nextInt(mutated.length());
            char c = characters.charAt(random.nextInt(characters.length()));
            switch (random.nextInt(3)) {
                case 0 -> mutated.setCharAt(at, c);
                case 1 -> mutated.insert(at, c);
                default -> mutated.deleteCharAt(at);
            }
        }
        return mutated.toString();
    }

    private static Optional<Json> ours(String text) {
        try {
            return Optional.of(JsonReader.read(text));
        } catch (Json.Mismatch e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> jackson(String text) {
        try {
            return Optional.of(JACKSON.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean isWithinOurLimits(JsonNode node) {
        if (node.isNumber()) {
            return node.isIntegralNumber()
                    && node.canConvertToLong()
                    && Math.abs(node.longValue()) < 1L << 53
                    && node.longValue() != 0;
        }
        if (node.isTextual()) {
            return dev.parley.model.Text.isStorable(node.textValue());
        }
        boolean within = true;
        for (JsonNode child : node) {
            within &= isWithinOurLimits(child);
        }
        var names = node.fieldNames();
        while (names.hasNext()) {
            within &= dev.parley.model.Text.isStorable(names.next());
        }
        return within;
    }

    private static Json json(JsonNode node) {
        if (node.isObject()) {
            Json.Builder object = Json.object();
            node.properties().forEach(field -> object.put(field.getKey(), json(field.getValue())));
            return object.build();
        }
        if (node.isArray()) {
            java.util.List<Json> elements = new java.util.ArrayList<>();
            node.forEach(element -> elements.add(json(element)));
            return Json.array(elements);
        }
        if (node.isIntegralNumber()) {
            return Json.of(node.longValue());
        }
        if (node.isBoolean()) {
            return Json.of(node.booleanValue());
        }
        return node.isNull() ? new Json.Nil() : Json.of(node.textValue());
    }

    private static JsonNode tree(Json json) {
        var nodes = JACKSON.getNodeFactory();
        if (json instanceof Json.Obj object) {
            var node = nodes.objectNode();
            object.members().forEach((name, value) -> node.set(name, tree(value)));
            return node;
        }
        if (json instanceof Json.Arr array) {
            var node = nodes.arrayNode();
            array.elements().forEach(element -> node.add(tree(element)));
            return node;
        }
        if (json instanceof Json.Str string) {
            return nodes.textNode(string.value());
        }
        if (json instanceof Json.Int integer) {
            return nodes.numberNode(integer.value());
        }
        return json instanceof Json.Bool bool ? nodes.booleanNode(bool.value()) : nodes.nullNode();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1.0",
                "1e3",
                "1E3",
                "-0",
                "01",
                "-01",
                "+1",
                "-",
                "9007199254740992",
                "-9007199254740992",
                "99999999999999999999999",
                "NaN",
                "nul",
                "truex",
                "tru",
                "'a'",
                "\"a",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\u٠٠٠٠\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\t\"",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"\\ud800\":1}",
                "1 2",
                "{}x",
                "\ufeff{}",
                "/**/1",
                "\u00a01",
                "٣"
            })
    void refuses(String text) {
        assertThatThrownBy(() -> JsonReader.read(text.getBytes(StandardCharsets.UTF_8), 1_000))
                .isInstanceOf(Json.Mismatch.class);
    }

    @Test
    void refuses_bytes_that_are_not_utf_8() {
        byte[] overlong = {'"', (byte) 0xc0, (byte) 0xaf, '"'};
        byte[] surrogate = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};
        assertThatThrownBy(() -> JsonReader.read(overlong, 100)).hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> JsonReader.read(surrogate, 100)).hasMessageContaining("UTF-8");
    }

    @Test
    void bounds_depth_and_size_exactly() {
        String deepest = "[".repeat(64) + "]".repeat(64);
        assertThat(JsonReader.read(deepest).canonicalText()).isEqualTo(deepest);
        assertThatThrownBy(() -> JsonReader.read("[".repeat(65) + "]".repeat(65)))
                .hasMessageContaining("64 levels");
        assertThat(JsonReader.read("[[],[],{}]".getBytes(StandardCharsets.UTF_8), 10))
                .isNotNull();
        assertThatThrownBy(() -> JsonReader.read("[[],[],{}]".getBytes(StandardCharsets.UTF_8), 9))
                .hasMessageContaining("at most 9 bytes");
    }

    @Test
    void says_where_it_stopped() {
        assertThatThrownBy(() -> JsonReader.read("{\"a\":1,\"a\":2}"))
                .hasMessage("JSON has a duplicate name at character 7");
    }
}
