package dev.parley.examples.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@MicronautTest
@Property(name = "micronaut.server.port", value = "-1")
final class MarketplaceTest {
    private final EmbeddedServer server;

    MarketplaceTest(EmbeddedServer server) {
        this.server = server;
    }

    @Test
    void serves_the_facade() throws Exception {
        var request = HttpRequest.newBuilder(server.getURI().resolve("/parley/v1/protocols"))
                .header("Authorization", "Bearer agent:scout-of-mara")
                .build();

        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("alternating-offers");
    }
}
