// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.Channel.Difference;
import dev.parley.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Until the close nobody can tell two worlds apart that differ in a rival's secret alone: not by what any viewer is
 * answered, not by what the host is told, not by its tables.
 */
final class TwoWorldsTest {
    private static final Worlds WORLDS = Worlds.shared();

    @AfterAll
    static void sayWhatWasCompared() {
        System.out.printf("Two worlds: %d comparisons between them, on both frameworks.%n", WORLDS.compared());
    }

    /** What lies in records at rest has a test of its own. */
    @ParameterizedTest
    @EnumSource
    void until_the_close_nothing_tells_the_worlds_apart(SealedScript script) {
        assertThat(WORLDS.differences(script))
                .filteredOn(difference ->
                        !script.isInRecords() || !difference.channel().isAtRest())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BODY,   BODY",
        "HEADER, HEADER STATUS BODY",
        "EVENT,  EVENT  COLUMN",
        "LOG,    LOG",
        "METRIC, METER",
        "HEALTH, HEALTH METER LOG EVENT",
        "LENGTH, LENGTH",
        "COLUMN, COLUMN DUMP"
    })
    void a_planted_leak_is_found_where_it_is(String leak, String channels) {
        String name = leak.toLowerCase(Locale.ROOT);
        List<Difference> found = WORLDS.differences(SealedScript.SPLIT, "leak" + name, "leaky-" + name);
        Set<String> at =
                found.stream().map(difference -> difference.channel().name()).collect(Collectors.toSet());
        assertThat(at).contains(channels.split(" +", -1));
        for (String framework : List.of("spring", "micronaut")) {
            assertThat(found).anyMatch(difference -> difference.what().startsWith(framework));
        }
    }

    @Test
    void a_mask_over_proofs_hides_nothing_else() {
        String hash = "\"" + "0a".repeat(32) + "\"";
        Response one = response("{\"hash\":" + hash + ",\"hint\":1}");
        assertThat(Proofs.masked(one)).isNotEqualTo(Proofs.masked(response("{\"hash\":" + hash + ",\"hint\":2}")));
        assertThat(Proofs.masked(one))
                .isEqualTo(Proofs.masked(response("{\"hash\":" + hash.replace('a', 'b') + ",\"hint\":1}")));
        assertThat(Proofs.masked(one).header("ETag")).isEqualTo("\"~\"");
        Response plain = response("{\"hint\":1}");
        assertThat(Proofs.masked(plain)).isEqualTo(plain);
        Response shorter = response("{\"hash\":\"" + "0a".repeat(31) + "\",\"hint\":1}");
        assertThat(Proofs.masked(shorter)).isEqualTo(shorter);
    }

    private static Response response(String body) {
        return new Response(
                200,
                List.of(new Header("ETag", "\"abcdefghijklmnopqrstuv\"")),
                Bytes.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void of_a_log_only_the_numbers_of_made_classes_are_masked() {
        assertThat(World.unnumbered("at a.B$$Lambda$41/0x00007f.run")).isEqualTo("at a.B$$Lambda.run");
        assertThat(World.unnumbered("WARN dev.parley - bid 41 $9")).isEqualTo("WARN dev.parley - bid 41 $9");
    }

    @Test
    void of_meters_what_is_counted_is_compared_since_the_last_time_and_the_rest_as_it_stands() {
        String before = "commands[tag(a=b)] COUNT=9.0 TOTAL_TIME=1.5 MAX=1.0";
        assertThat(Meters.since(before, "commands[tag(a=b)] COUNT=11.0 TOTAL_TIME=1.75 MAX=0.5"))
                .isEqualTo("commands[tag(a=b)] COUNT=2.0 TOTAL_TIME=0.25 MAX=0.5");
        assertThat(Meters.since("", before)).isEqualTo(before);
        assertThat(Meters.name(before)).isEqualTo("commands[tag(a=b)]");
    }

    /** What a dump is searched for is found there in each way in which it could have been written. */
    @Test
    void every_trace_of_a_secret_is_found_where_it_is() {
        Secret secret = Secret.much();
        Map<String, String> traces = secret.traces(List.of());
        assertThat(traces).hasSizeGreaterThan(60);
        traces.forEach((what, trace) -> assertThat(trace).as(what).hasSizeGreaterThanOrEqualTo(5));
        assertThat(secret.submit()).contains(traces.get("decimal " + Secret.HIGH));
        for (int before = 0; before < 3; before++) {
            String encoded = java.util.Base64.getEncoder()
                    .encodeToString(("x".repeat(before) + secret.submit()).getBytes(StandardCharsets.UTF_8));
            assertThat(traces.entrySet())
                    .filteredOn(trace -> trace.getKey().startsWith("base 64")
                            && trace.getKey().endsWith(Long.toString(Secret.HIGH)))
                    .anyMatch(trace -> encoded.contains(trace.getValue()));
        }
    }
}
