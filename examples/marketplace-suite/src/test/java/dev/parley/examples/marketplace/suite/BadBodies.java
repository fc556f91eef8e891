// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Bodies that no page sends. */
final class BadBodies {
    private static final List<String> COMMANDS =
            List.of("/api/session", "/api/orders/deals", "/api/orders/list-price", "/api/test-clock/advance");

    private final Both both;

    BadBodies(Both both) {
        this.both = both;
    }

    void send() {
        both.signIn("theo");
        for (String command : COMMANDS) {
            for (String body : List.of("{", "[]", "\"x\"", "7", "nonsense", "{\"a\":}", "{\"a\" 1}", "{'a':1}")) {
                both.refused(Call.post("theo", command, body), 400, "MALFORMED_REQUEST");
            }
            both.refused(Call.post("theo", command, ""), 400, "MALFORMED_REQUEST");
            both.refused(Call.post("theo", command, "null"), 400, "MALFORMED_REQUEST");
            both.refused(Call.post("theo", command, "{\"x\":\"" + "x".repeat(100_000) + "\"}"), 413, "BODY_TOO_LARGE");
            both.refused(
                    Call.post("theo", command, "{}").with("Content-Type", "text/plain"), 415, "UNSUPPORTED_MEDIA_TYPE");
            both.refused(Call.post("theo", command, "{\"unknown\":[1,{}]}"), 422, "INVALID_REQUEST");
        }
        both.refused(Call.post("theo", "/api/session", "{\"person\":[\"mara\"]}"), 400, "MALFORMED_REQUEST");
        both.refused(Call.post("theo", "/api/orders/deals", "{\"deals\":{}}"), 400, "MALFORMED_REQUEST");
        for (String units : List.of("1.5", "\"1\"", "true", "1e99", "99999999999999999999", "[1]")) {
            both.refused(
                    Call.post(
                            "theo",
                            "/api/orders/list-price",
                            "{\"listing\":\"cam-tripod\",\"item\":\"tripod\",\"key\":\"key-12345678\",\"units\":"
                                    + units + "}"),
                    400,
                    "MALFORMED_REQUEST");
        }
        assertThat(both.ok(Call.get("theo", "/api/session")).at("/person/id").asText())
                .isEqualTo("theo");
    }

    void clock() {
        Instant before = now();
        for (String seconds : List.of("0", "-5", "null", "31622401")) {
            both.refused(
                    Call.post("", "/api/test-clock/advance", "{\"seconds\":" + seconds + "}"), 422, "INVALID_REQUEST");
        }
        assertThat(now()).isEqualTo(before);
        both.advance(Duration.ofSeconds(90));
        assertThat(now()).isEqualTo(before.plusSeconds(90));
    }

    private Instant now() {
        return Instant.parse(both.ok(Call.get("", "/api/test-clock")).get("now").asText());
    }
}
