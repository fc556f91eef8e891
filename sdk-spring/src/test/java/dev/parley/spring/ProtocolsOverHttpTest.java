package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = ProtocolsOverHttpTest.Host.class)
final class ProtocolsOverHttpTest {
    private final int port;

    ProtocolsOverHttpTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void answers_with_the_shared_wire_model() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/protocols"))
                .build();

        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"items\":[]}");
    }

    @SpringBootApplication
    static class Host {}
}
