package dev.parley.adapter.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.parley.application.Violation;
import dev.parley.audit.JsonReader;
import dev.parley.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class CompiledSchemasTest {
    private static final Json SCHEMA = json("""
            {"type":"object","additionalProperties":false,"required":["rounds"],
             "properties":{"rounds":{"type":"integer","minimum":1,"maximum":9},
                           "opener":{"enum":["BUYER","SELLER"]},
                           "steps":{"type":"array","maxItems":1,"items":{"type":"string","maxLength":3}}}}""");

    private final CompiledSchemas schemas = new CompiledSchemas(2);

    @Test
    void finds_nothing_wrong_with_what_is_valid() {
        assertThat(schemas.violations(SCHEMA, json("{\"rounds\":3,\"opener\":\"BUYER\",\"steps\":[\"abc\"]}")))
                .isEmpty();
    }

    @Test
    void says_where_and_what_is_wrong_sorted_by_pointer() {
        assertThat(schemas.violations(SCHEMA, json("{\"steps\":[\"abcd\"],\"opener\":\"x\",\"more\":1}")))
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(
                        tuple("/more", "UNKNOWN_FIELD"),
                        tuple("/opener", "ENUM"),
                        tuple("/rounds", "MISSING"),
                        tuple("/steps/0", "TOO_LONG"));
    }

    @Test
    void speaks_english_whatever_the_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(new CompiledSchemas(1).violations(SCHEMA, json("{\"rounds\":0}")))
                    .extracting(Violation::message)
                    .containsExactly("must have a minimum value of 1");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_schema_that_is_false_takes_nothing() {
        assertThat(schemas.violations(Json.of(false), json("{}"))).hasSize(1);
        assertThat(schemas.violations(Json.of(true), json("{}"))).isEmpty();
    }

    @Test
    void fetches_no_schema_from_elsewhere() {
        Json remote = json("{\"$ref\":\"http://127.0.0.1:1/schema.json\"}");

        assertThatThrownBy(() -> schemas.violations(remote, json("{}")))
                .hasStackTraceContaining("may not refer to another");
    }

    private static Json json(String text) {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8), 1 << 10);
    }
}
