// SPDX-License-Identifier: Apache-2.0
package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.api.ApiException;
import dev.parley.client.api.ApiResponse;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A command is sent again only where that may help, under the same key, after a pause that the service or chance decides. */
class RetryingTest {
    private final Deque<ApiException> ahead = new ArrayDeque<>();
    private final List<String> keys = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private double chance;
    private Instant now = Instant.parse("2026-01-05T09:00:00Z");

    private Answer<String> send(Retrying retrying) {
        return retrying.by(() -> now, this::pause, () -> chance).send("key-1", this::answer);
    }

    private void pause(Duration pause) {
        pauses.add(pause);
        now = now.plus(pause);
    }

    private ApiResponse<String> answer(String key) throws ApiException {
        keys.add(key);
        if (ahead.isEmpty()) {
            return new ApiResponse<>(200, Map.of("etag", List.of("\"7\"")), "done");
        }
        throw ahead.remove();
    }

    private static ApiException lost() {
        return new ApiException(new IOException("reset"));
    }

    private static ApiException refused(int status, String code, boolean retryable, int retryAfterSeconds) {
        Map<String, List<String>> headers = retryAfterSeconds == 0
                ? Map.of("Content-Type", List.of("application/problem+json"))
                : Map.of(
                        "Content-Type",
                        List.of("application/problem+json"),
                        "Retry-After",
                        List.of(Integer.toString(retryAfterSeconds)));
        return new ApiException(
                status, HttpHeaders.of(headers, (name, value) -> true), problem(status, code, retryable));
    }

    private static String problem(int status, String code, boolean retryable) {
        return "{\"type\":\"urn:x\",\"title\":\"Not now.\",\"status\":" + status + ",\"code\":\"" + code
                + "\",\"params\":{},\"violations\":[{\"pointer\":\"/a\",\"code\":\"REQUIRED\",\"message\":\"is"
                + " missing\"}],\"allowedActions\":[],\"retryable\":" + retryable + "}";
    }

    @Test
    void sends_what_got_no_answer_again_under_its_key_after_growing_pauses() {
        ahead.addAll(List.of(lost(), lost(), lost()));

        assertThat(send(Retrying.patiently()).orElseThrow()).isEqualTo("done");

        assertThat(keys).hasSize(4).containsOnly("key-1");
        assertThat(pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
    }

    @Test
    void waits_at_least_as_long_as_it_is_asked_to_and_by_chance_a_fifth_longer() {
        chance = .5;
        ahead.add(refused(429, "TOO_MANY_REQUESTS", true, 4));

        assertThat(send(Retrying.patiently()).orElseThrow()).isEqualTo("done");

        assertThat(pauses).containsExactly(Duration.ofMillis(4_400));
    }

    @Test
    void chance_takes_callers_apart_whose_connections_broke_together() {
        chance = .9;
        ahead.add(lost());

        assertThat(send(Retrying.patiently()).whyNot()).isEmpty();

        assertThat(pauses).containsExactly(Duration.ofMillis(190));
    }

    @Test
    void hands_a_refusal_that_no_retry_changes_to_the_caller_with_its_reasons() {
        ahead.add(refused(400, "MALFORMED_REQUEST", false, 0));

        Refusal refusal = send(Retrying.patiently()).whyNot().orElseThrow();

        assertThat(refusal.code()).isEqualTo("MALFORMED_REQUEST");
        assertThat(refusal.title()).isEqualTo("Not now.");
        assertThat(refusal.violations()).extracting("pointer").containsExactly("/a");
        assertThat(keys).hasSize(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void hands_a_refusal_to_the_caller_that_ends_only_after_a_time_in_which_nobody_waits() {
        ahead.add(refused(409, "COOLING_DOWN", true, 3_600));

        assertThat(send(Retrying.patiently()).whyNot().flatMap(Refusal::retryAfter))
                .contains(Duration.ofHours(1));
        assertThat(pauses).isEmpty();
    }

    @Test
    void begins_no_attempt_after_its_time_and_leaves_its_key_behind() {
        ahead.addAll(List.of(refused(503, "UNAVAILABLE", true, 9), refused(503, "UNAVAILABLE", true, 9)));

        assertThatThrownBy(() -> send(Retrying.atMost(6, Duration.ofSeconds(10))))
                .isInstanceOfSatisfying(
                        NoAnswerException.class,
                        none -> assertThat(none.idempotencyKey()).isEqualTo("key-1"));
        assertThat(keys).hasSize(2);
    }

    @Test
    void makes_no_more_attempts_than_it_may() {
        ahead.addAll(List.of(lost(), lost(), lost()));

        assertThatThrownBy(() -> send(Retrying.atMost(2, Duration.ofMinutes(1))))
                .isInstanceOf(NoAnswerException.class);
        assertThat(keys).hasSize(2);
    }
}
