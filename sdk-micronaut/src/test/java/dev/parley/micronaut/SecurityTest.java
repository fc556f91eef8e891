// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Singleton;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

@MicronautTest(transactional = false)
@Property(name = "parley.in-memory", value = "true")
@Property(name = "test.callers", value = "security")
final class SecurityTest {
    private final Client nobody;

    SecurityTest(EmbeddedServer server) {
        this.nobody = new Client(server.getURI().resolve("/parley/v1"), "");
    }

    /** Reads name, role and agent from a header. */
    @Singleton
    @Requires(property = "test.callers", value = "security")
    static final class Tokens implements AuthenticationFetcher<HttpRequest<?>> {
        @Override
        public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
            String token = request.getHeaders().get("X-Caller");
            if (token == null) {
                return Mono.empty();
            }
            String[] parts = token.split("/", -1);
            Map<String, Object> attributes = parts.length > 2 ? Map.of("parley_agent", parts[2]) : Map.of();
            return Mono.just(Authentication.build(parts[0], List.of(parts[1]), attributes));
        }
    }

    @Test
    void who_is_not_authenticated_is_told_in_parleys_words_even_where_nothing_is() {
        assertCode(nobody.get("/protocols"), 401, "UNAUTHENTICATED");
        assertCode(nobody.get("/nothing"), 401, "UNAUTHENTICATED");
        assertCode(nobody.as("berta/none").get("/nothing"), 404, "UNKNOWN_PATH");
    }

    @Test
    void roles_are_those_of_the_authentication() {
        assertCode(nobody.as("berta/none").get("/policy"), 403, "NOT_ENTITLED");
        assertThat(nobody.as("pia/PARLEY_POLICY_EDITOR").get("/policy").statusCode())
                .isIn(200, 404);
    }

    @Test
    void an_agent_is_named_by_an_attribute() {
        assertThat(nobody.as("berta/none/scout").get("/mandates").statusCode()).isEqualTo(200);
    }

    @Test
    void a_name_that_is_no_id_is_nobody() {
        assertCode(nobody.as("/none").get("/protocols"), 401, "UNAUTHENTICATED");
    }

    private static void assertCode(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(Client.json(response).get("code").asText()).isEqualTo(code);
    }
}
