package dev.parley.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@MicronautTest
final class ProtocolsOverHttpTest {
    private final EmbeddedServer server;

    ProtocolsOverHttpTest(EmbeddedServer server) {
        this.server = server;
    }

    @Test
    void answers_over_http() throws Exception {
        var request =
                HttpRequest.newBuilder(server.getURI().resolve("/protocols")).build();

        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
    }
}
