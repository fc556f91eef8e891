// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "micronaut.server.port", value = "-1")
final class MarketplaceTest {
    private final URI server;

    MarketplaceTest(EmbeddedServer server) {
        this.server = server.getURI();
    }

    @Test
    void serves_the_facade_to_an_agent() throws Exception {
        HttpResponse<String> protocols = send(request("/parley/v1/protocols")
                .header("Authorization", "Bearer agent:scout-of-mara")
                .build());

        assertThat(protocols.statusCode()).isEqualTo(200);
        assertThat(protocols.body()).contains("alternating-offers");
    }

    @Test
    void nobody_moves_the_clock_unless_the_property_is_on() throws Exception {
        HttpResponse<String> read = send(request("/api/test-clock").build());
        HttpResponse<String> moved = send(request("/api/test-clock/advance")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"seconds\": 1}"))
                .build());

        assertThat(read.statusCode()).isEqualTo(404);
        assertThat(moved.statusCode()).isEqualTo(404);
        assertThat(moved.body()).contains("UNKNOWN_PATH");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path));
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
