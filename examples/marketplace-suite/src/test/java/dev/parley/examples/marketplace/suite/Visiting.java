// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/** Who is on the line. */
final class Visiting {
    private static final String SESSION = "/api/session";
    private static final List<String> PERSONAL = List.of("/api/orders", "/api/orders/o-1", "/api/waiting");

    private final Both both;

    Visiting(Both both) {
        this.both = both;
    }

    void signingIn() {
        JsonNode stranger = both.ok(Call.get("", SESSION));
        assertThat(stranger.get("person").isNull()).isTrue();
        assertThat(stranger.get("people")).hasSizeGreaterThanOrEqualTo(10);
        both.signIn("mara");
        assertThat(both.ok(Call.get("mara", SESSION)).at("/person/id").asText()).isEqualTo("mara");
        both.ok(Call.get("mara", "/api/orders"));
        both.ok(Call.get("mara", "/parley/v1/deals"));
        assertThat(both.send(Call.delete("mara", SESSION)).status()).isEqualTo(204);
        both.refused(Call.get("mara", "/api/orders"), 401, "UNAUTHENTICATED");
        both.refused(Call.get("mara", "/parley/v1/deals"), 401, "UNAUTHENTICATED");
        assertThat(both.send(Call.delete("", SESSION)).status()).isEqualTo(204);
        for (String person : List.of("\"nobody\"", "\"\"", "null", "\"" + "x".repeat(9_000) + "\"")) {
            Answer refusal =
                    both.refused(Call.post("", SESSION, "{\"person\":" + person + "}"), 422, "INVALID_REQUEST");
            assertThat(refusal.json().at("/violations/0/pointer").asText()).isEqualTo("/person");
        }
        both.refused(Call.post("", SESSION, "{}"), 422, "INVALID_REQUEST");
    }

    void forgery() {
        both.signIn("theo");
        Call purchase = Call.post("theo", "/api/orders/list-price", "{}");
        both.refused(purchase.with("X-CSRF-Token", ""), 403, "FORGED_REQUEST");
        both.refused(purchase.with("X-CSRF-Token", "x".repeat(32)), 403, "FORGED_REQUEST");
        both.refused(purchase.with("Sec-Fetch-Site", "cross-site"), 403, "FORGED_REQUEST");
        both.refused(purchase.with("Sec-Fetch-Site", "same-origin"), 422, "INVALID_REQUEST");
        both.refused(
                Call.post("", SESSION, "{\"person\":\"theo\"}").with("Sec-Fetch-Site", "same-site"),
                403,
                "FORGED_REQUEST");
        both.refused(Call.post("theo", "/parley/v1/negotiations", "{}").with("X-CSRF-Token", "x"), 403, "NOT_ENTITLED");
    }

    void expiry() {
        both.signIn("noor");
        both.advance(Duration.ofHours(12).minusSeconds(1));
        both.ok(Call.get("noor", "/api/orders"));
        both.advance(Duration.ofSeconds(1));
        for (String path : PERSONAL) {
            both.refused(Call.get("noor", path), 401, "UNAUTHENTICATED");
        }
        for (String path : List.of("/deals", "/negotiations", "/mandates")) {
            both.refused(Call.get("noor", "/parley/v1" + path), 401, "UNAUTHENTICATED");
        }
        both.refused(Call.post("noor", "/api/orders/deals", "{"), 401, "UNAUTHENTICATED");
        assertThat(both.ok(Call.get("noor", SESSION)).get("person").isNull()).isTrue();
        assertThat(both.ok(Call.get("noor", "/api/listings"))).isNotEmpty();
    }

    void agents() {
        both.ok(Call.get("", "/parley/v1/protocols").with("Authorization", "Bearer agent:scout-of-mara"));
        both.signIn("emil");
        for (String token : List.of("Bearer made-up", "Bearer ", "Basic eDp5", "agent:scout-of-mara")) {
            both.refused(
                    Call.get("emil", "/parley/v1/negotiations").with("Authorization", token), 401, "UNAUTHENTICATED");
        }
        for (String path : PERSONAL) {
            both.refused(
                    Call.get("", path).with("Authorization", "Bearer agent:scout-of-mara"), 401, "UNAUTHENTICATED");
        }
    }
}
