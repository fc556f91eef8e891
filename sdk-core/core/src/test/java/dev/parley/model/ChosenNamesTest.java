// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The text of every name that somebody else than Parley chooses. */
class ChosenNamesTest {
    private static final Map<String, Function<String, ?>> NAMES = Map.of(
            "tenant", Tenant::new,
            "principal", PrincipalId::new,
            "agent", AgentId::new,
            "listing", ListingRef::new,
            "item", ItemId::new,
            "idempotency key", IdempotencyKey::new,
            "order", OrderReference::new);

    /** Accepted as they are: nothing is trimmed, folded or normalised. */
    private static final List<String> NAMED = List.of(
            "a",
            "x".repeat(128),
            "\uD83D\uDE00".repeat(64),
            " a ",
            "a/b?c=%2F#d",
            "\u00e9",
            "e\u0301",
            "\u202Ea",
            "\u200B");

    private static final List<String> UNNAMED = List.of(
            "",
            " ",
            "\u3000\u2003",
            "x".repeat(129),
            "\uD83D\uDE00".repeat(65),
            "a\u0000",
            "a\nb",
            "a\tb",
            "a\u007F",
            "a\u0085",
            "a\u009F",
            "\uD83D",
            "a\uDE00b");

    static Stream<Arguments> names() {
        return NAMES.entrySet().stream().map(name -> Arguments.of(name.getKey(), name.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void keeps_a_text_as_it_is_and_equals_no_other(String name, Function<String, ?> read) {
        assertThat(NAMED).allSatisfy(text -> assertThat(read.apply(text)).hasToString(text));
        assertThat(NAMED.stream().map(read).distinct()).hasSameSizeAs(NAMED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void refuses_blank_overlong_control_and_broken_text(String name, Function<String, ?> read) {
        assertThat(UNNAMED)
                .allSatisfy(text -> assertThatThrownBy(() -> read.apply(text))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("must have 1 to 128 characters"));
    }
}
