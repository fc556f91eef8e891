// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.parley.application.command.Violation;
import dev.parley.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StrictJsonTest {
    @Test
    void reads_every_kind_of_value_in_order() {
        String text = "{\"b\":[1,-2,\"x\",true,false,null,{}],\"a\":9007199254740991,\"c\":-9007199254740991}";

        assertThat(read(text).match(Json::canonicalText, Object::toString))
                .isEqualTo("{\"a\":9007199254740991,\"b\":[1,-2,\"x\",true,false,null,{}],\"c\":-9007199254740991}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1.5}|/a|FRACTION",
                "{\"a\":1.0}|/a|FRACTION",
                "{\"a\":1e2}|/a|FRACTION",
                "{\"a\":9007199254740992}|/a|INTEGER_TOO_LARGE",
                "{\"a\":-9007199254740992}|/a|INTEGER_TOO_LARGE",
                "{\"a\":1,\"a\":1}|/a|DUPLICATE_FIELD",
                "{\"a/b\":{\"~\":[0,1.5]}}|/a~1b/~0/1|FRACTION",
                "{\"a\":\"\\u0000\"}|/a|INVALID_TEXT",
                "{\"a\":\"\\ud800\"}|/a|INVALID_TEXT",
                "{\"a\":\"\\udc00\\ud800\"}|/a|INVALID_TEXT",
                "{\"a\":{\"\\u0000\":1}}|/a|INVALID_TEXT",
                "{}{}|``|TRAILING_TEXT",
                "{}1|``|TRAILING_TEXT",
            })
    void says_where_and_what_is_wrong(String text, String pointer, String code) {
        assertThat(violations(read(text)))
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple(pointer, code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "NaN",
                "[Infinity]",
                "[-Infinity]",
                "01",
                "+1",
                ".5",
                "1.",
                "0x1",
                "tru",
                "nul",
                "/**/{}",
                "{}//",
                "# {}",
                "\uFEFF{}",
                "\"a\tb\"",
                "\"\\x\"",
                "\"\\u12\"",
                "{}}",
            })
    void takes_nothing_that_is_not_json(String text) {
        assertThat(violations(read(text)))
                .extracting(Violation::pointer, Violation::code)
                .allSatisfy(violation -> assertThat(violation.toList().get(0)).isEqualTo(""))
                .hasSize(1);
    }

    @Test
    void lists_all_that_is_wrong_sorted_by_pointer() {
        assertThat(violations(read("{\"z\":1.5,\"b\":[1.5],\"a\":\"\\u0000\"}")))
                .extracting(Violation::pointer)
                .containsExactly("/a", "/b/0", "/z");
    }

    @Test
    void refuses_bytes_that_are_not_utf8() {
        for (byte[] bytes : List.of(
                new byte[] {'"', (byte) 0xc3, '"'},
                new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'})) {
            assertThat(violations(StrictJson.read(bytes)))
                    .extracting(Violation::code)
                    .containsExactly("INVALID_UTF8");
        }
        assertThat(violations(StrictJson.read("{}".getBytes(StandardCharsets.UTF_16))))
                .hasSize(1);
    }

    @Test
    void takes_thirty_two_levels_and_no_more() {
        assertThat(violations(read("[".repeat(32) + "]".repeat(32)))).isEmpty();
        assertThat(violations(read("[".repeat(33) + "]".repeat(33))))
                .extracting(Violation::code)
                .containsExactly("TOO_DEEP");
        assertThat(violations(read("{\"a\":".repeat(100_000))))
                .extracting(Violation::code)
                .containsExactly("TOO_DEEP");
    }

    @Test
    void refuses_a_number_of_a_hundred_thousand_digits_at_once() {
        assertThat(violations(read("[" + "9".repeat(100_000) + "]")))
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple("/0", "INTEGER_TOO_LARGE"));
    }

    private static Reading<Json> read(String text) {
        return StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Violation> violations(Reading<Json> reading) {
        return reading.faults();
    }
}
