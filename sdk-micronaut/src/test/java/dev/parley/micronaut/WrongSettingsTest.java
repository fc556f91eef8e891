// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static dev.parley.micronaut.TestHost.MEMORY;
import static dev.parley.micronaut.TestHost.h2;
import static dev.parley.micronaut.TestHost.run;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be is said at the start: the property, what was wrong, and what to set. */
final class WrongSettingsTest {
    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("parley.http.prefix", "parley", "such as /parley/v1"),
                Arguments.of("parley.http.prefix", "/parley/", "such as /parley/v1"),
                Arguments.of("parley.http.max-body-bytes", "0", "such as 131072"),
                Arguments.of("parley.http.max-bytes-in-flight", "0", "such as 67108864"),
                Arguments.of("parley.http.challenge", "?", "a scheme such as Basic"),
                Arguments.of("parley.database.schema", "Not A Name", "such as parley"),
                Arguments.of("parley.database.max-connections", "0", "such as 8"),
                Arguments.of("parley.database.connection-wait", "0s", "such as 5s"),
                Arguments.of("parley.database.lock-timeout", "2h", "such as 5s"),
                Arguments.of("parley.database.statement-timeout", "-1s", "such as 5s"),
                Arguments.of("parley.deals.not-binding", "0s", "such as 10m"),
                Arguments.of("parley.deals.on-acceptance", "-1d", "such as 10m"),
                Arguments.of("parley.deals.on-payment", "0s", "such as 10m"),
                Arguments.of("parley.deals.checkout-extension", "61m", "1 millisecond to 1 hour"),
                Arguments.of("parley.approval-expiry", "0s", "such as 10m"),
                Arguments.of("parley.answers-kept", "0s", "such as 10m"),
                Arguments.of("parley.negotiations-at-hand", "-1", "such as 10000"),
                Arguments.of("parley.snapshot-every", "9", "10 or more, such as 500"),
                Arguments.of("parley.poll-interval", "0s", "such as 200ms"),
                Arguments.of("parley.listeners.threads", "0", "such as 4"),
                Arguments.of("parley.listeners.patience", "0s", "such as 10m"),
                Arguments.of("parley.listeners.give-up-after", "0s", "such as 10m"),
                Arguments.of("parley.retention.negotiations", "29d", "such as 730d"),
                Arguments.of("parley.retention.deals", "365d", "no less than parley.retention.negotiations"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_value_that_cannot_be_is_named_with_its_property_and_what_to_set(
            String property, String value, String whatToSet) {
        assertThatThrownBy(() -> run(MEMORY, Map.of(property, value)))
                .hasMessageContaining(property + " is ")
                .hasMessageContaining(whatToSet);
    }

    @ParameterizedTest
    @CsvSource({
        "parley.enabled, no, true or false",
        "parley.in-memory, perhaps, true or false",
        "parley.http.enabled, 1, true or false",
        "parley.http.max-body-bytes, 1MB, a whole number",
        "parley.http.max-bytes-in-flight, 64MB, a whole number",
        "parley.database.migrate, later, true or false",
        "parley.database.max-connections, many, a whole number",
        "parley.database.connection-wait, soon, such as 200ms",
        "parley.database.lock-timeout, soon, such as 200ms",
        "parley.database.statement-timeout, soon, such as 200ms",
        "parley.deals.not-binding, a week, such as 200ms",
        "parley.deals.on-acceptance, a week, such as 200ms",
        "parley.deals.on-payment, a week, such as 200ms",
        "parley.deals.checkout-extension, a while, such as 200ms",
        "parley.approval-expiry, a day, such as 200ms",
        "parley.answers-kept, a day, such as 200ms",
        "parley.negotiations-at-hand, all, a whole number",
        "parley.snapshot-every, seldom, a whole number",
        "parley.poll-interval, often, such as 200ms",
        "parley.listeners.threads, many, a whole number",
        "parley.listeners.patience, long, such as 200ms",
        "parley.listeners.give-up-after, never, such as 200ms",
        "parley.retention.negotiations, never, such as 200ms",
        "parley.retention.deals, never, such as 200ms"
    })
    void a_value_of_another_kind_is_not_taken_for_the_default(String property, String value, String whatToSet) {
        assertThatThrownBy(() -> run(MEMORY, Map.of(property, value)))
                .hasMessageContaining(property + " is '" + value + "', and must be ")
                .hasMessageContaining(whatToSet);
    }

    @Test
    void a_key_file_that_cannot_be_used_is_named(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), "garbled");
        Path nowhere = folder.resolve("missing").resolve("keys.json");

        assertThatThrownBy(() -> run(MEMORY, Map.of("parley.key-file", file.toString())))
                .hasMessageContaining("parley.key-file is '" + file + "'")
                .hasMessageContaining("chmod 600");
        assertThatThrownBy(() -> run(MEMORY, Map.of("parley.key-file", nowhere.toString())))
                .hasMessageContaining("parley.key-file is '" + nowhere + "'")
                .hasMessageContaining("make its directory");
    }

    @Test
    void tables_that_the_host_has_not_made_are_missed_at_the_start() {
        assertThatThrownBy(() -> run(h2("default", "unmade"), Map.of("parley.database.migrate", false)))
                .hasMessageContaining("the schema parley lacks parley_accounts, ")
                .hasMessageContaining("parley.database.migrate");
    }

    /** Two clocks, neither of which is the primary one. */
    @Factory
    @Requires(property = "test.clocks", value = "two")
    static final class Clocks {
        @Singleton
        Clock here() {
            return Clock.system(ZoneOffset.ofHours(1));
        }

        @Singleton
        Clock there() {
            return Clock.system(ZoneOffset.UTC);
        }
    }

    @Test
    void of_several_clocks_one_must_be_primary() {
        assertThatThrownBy(() -> run(MEMORY, Map.of("test.clocks", "two")))
                .hasMessageContaining("InstantSource")
                .hasMessageContaining("@Primary");
    }
}
