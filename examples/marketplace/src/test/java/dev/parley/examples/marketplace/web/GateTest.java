// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.examples.marketplace.people.People;
import dev.parley.examples.marketplace.people.Session;
import dev.parley.examples.marketplace.people.Sessions;
import dev.parley.testing.SettableClock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GateTest {
    private final SettableClock clock = SettableClock.atStart();
    private final Sessions sessions = new Sessions(clock);
    private final Session session = sessions.begin(new People().find("mara").orElseThrow());
    private final Gate gate = new Gate(sessions);

    private record Sent(String method, String path, Map<String, String> headers, Optional<String> cookie)
            implements Gate.Arrival {
        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    private String code(String method, String path, Map<String, String> headers) {
        return gate.refusal(new Sent(method, path, headers, Optional.of(session.token())))
                .map(Problem::code)
                .orElse("");
    }

    @Test
    void a_command_needs_the_proof_of_its_session() {
        Map<String, String> proof = Map.of(Session.FORGERY_HEADER, session.forgeryToken());

        assertThat(code("POST", "/api/orders/deals", proof)).isEmpty();
        assertThat(code("POST", "/parley/v1/negotiations", proof)).isEmpty();
        assertThat(code("POST", "/api/orders/deals", Map.of())).isEqualTo("FORGED_REQUEST");
        assertThat(code("DELETE", "/api/session", Map.of(Session.FORGERY_HEADER, "x")))
                .isEqualTo("FORGED_REQUEST");
        assertThat(code("POST", "/parley/v1/negotiations", Map.of())).isEqualTo("FORGED_REQUEST");
    }

    @Test
    void who_reads_or_brings_a_token_of_their_own_needs_none() {
        assertThat(code("GET", "/api/orders", Map.of())).isEmpty();
        assertThat(code("POST", "/parley/v1/negotiations", Map.of("Authorization", "Bearer x")))
                .isEmpty();
    }

    @Test
    void no_command_comes_from_another_site() {
        for (String site : new String[] {"cross-site", "same-site"}) {
            Map<String, String> foreign =
                    Map.of("Sec-Fetch-Site", site, Session.FORGERY_HEADER, session.forgeryToken());

            assertThat(code("POST", "/api/orders/deals", foreign)).isEqualTo("FORGED_REQUEST");
            assertThat(code("GET", "/", foreign)).isEmpty();
        }
    }

    @Test
    void orders_are_for_who_is_signed_in() {
        clock.advance(Sessions.LENGTH);

        assertThat(code("GET", "/api/orders", Map.of())).isEqualTo("UNAUTHENTICATED");
        assertThat(code("POST", "/api/orders/deals", Map.of())).isEqualTo("UNAUTHENTICATED");
        assertThat(code("GET", "/api/listings", Map.of())).isEmpty();
    }

    @Test
    void a_body_keeps_to_what_a_page_would_send() {
        Map<String, String> proof = Map.of(Session.FORGERY_HEADER, session.forgeryToken(), "Content-Length", "99999");
        Map<String, String> large = Map.of(Session.FORGERY_HEADER, session.forgeryToken(), "Content-Length", "100000");

        assertThat(code("POST", "/api/orders/deals", proof)).isEmpty();
        assertThat(code("POST", "/api/orders/deals", large)).isEqualTo("BODY_TOO_LARGE");
        assertThat(code("POST", "/parley/v1/negotiations", large)).isEmpty();
    }
}
