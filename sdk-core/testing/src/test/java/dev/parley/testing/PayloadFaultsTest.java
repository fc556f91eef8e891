// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.form.WholeSchemas;
import dev.parley.model.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The built-in check of payloads says valid and invalid exactly where the whole of JSON Schema does. */
class PayloadFaultsTest {
    private static final Json SCHEMA = schema();

    static Stream<Arguments> valid() {
        return Stream.of(
                Arguments.of(payload().build()),
                Arguments.of(payload().put("note", "").build()),
                Arguments.of(payload().put("note", "\uD83D\uDE00\uD83D\uDE00").build()),
                Arguments.of(payload()
                        .put("names", Json.array(List.of(Json.of("a"))))
                        .build()),
                Arguments.of(payload().put("side", "buyer").build()),
                Arguments.of(payload().put("count", 9).build()));
    }

    @ParameterizedTest
    @MethodSource
    void valid(Json payload) {
        assertThat(PayloadFaults.of(SCHEMA, payload)).isEmpty();
        assertThat(WholeSchemas.faults(SCHEMA, payload)).isEmpty();
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of(Json.object().build(), "it lacks yes"),
                Arguments.of(Json.array(List.of()), "it must be a object"),
                Arguments.of(payload().put("other", 1).build(), "/other must not be there"),
                Arguments.of(payload().put("yes", "true").build(), "/yes must be a boolean"),
                Arguments.of(payload().put("count", 0).build(), "/count is below its minimum"),
                Arguments.of(payload().put("count", 10).build(), "/count is above its maximum"),
                Arguments.of(payload().put("note", "abc").build(), "/note is above its maxLength"),
                Arguments.of(payload().put("side", "both").build(), "/side must be one of the choices"),
                Arguments.of(payload().put("names", Json.array(List.of())).build(), "/names is below its minItems"),
                Arguments.of(
                        payload().put("names", Json.array(List.of(Json.of(1)))).build(), "/names/- must be a string"),
                Arguments.of(payload().put("count", new Json.Nil()).build(), "/count must be a integer"));
    }

    @ParameterizedTest
    @MethodSource
    void invalid(Json payload, String fault) {
        assertThat(PayloadFaults.of(SCHEMA, payload)).containsExactly(fault);
        assertThat(WholeSchemas.faults(SCHEMA, payload)).isNotEmpty();
    }

    private static Json.Builder payload() {
        return Json.object().put("yes", true);
    }

    private static Json schema() {
        Json properties = Json.object()
                .put("yes", type("boolean").build())
                .put(
                        "count",
                        type("integer").put("minimum", 1).put("maximum", 9).build())
                .put("note", type("string").put("maxLength", 2).build())
                .put(
                        "side",
                        type("string")
                                .put("enum", Json.array(List.of("buyer", "seller"), Json::of))
                                .build())
                .put(
                        "names",
                        type("array")
                                .put("items", type("string").build())
                                .put("minItems", 1)
                                .build())
                .build();
        return type("object")
                .put("properties", properties)
                .put("required", Json.array(List.of(Json.of("yes"))))
                .put("additionalProperties", false)
                .build();
    }

    private static Json.Builder type(String name) {
        return Json.object().put("type", name);
    }
}
