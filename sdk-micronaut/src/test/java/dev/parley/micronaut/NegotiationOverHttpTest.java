// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "parley.in-memory", value = "true")
final class NegotiationOverHttpTest {
    private final EmbeddedServer server;

    NegotiationOverHttpTest(EmbeddedServer server) {
        this.server = server;
    }

    @Test
    void a_price_is_haggled_and_redeemed_and_redeeming_again_answers_the_same() {
        String deal = new Haggle(server.getURI()).deal("lamp-memory");
        Client host = new Client(server.getURI().resolve("/parley/v1"), "host");
        String order = "{\"deals\":[\"" + deal + "\"],\"orderReference\":\"order-1\"}";

        HttpResponse<String> first = host.post("/deals/redeem", order);
        HttpResponse<String> again = host.post("/deals/redeem", order);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(Client.json(first).at("/items/0/state").asText()).isEqualTo("REDEEMED");
        assertThat(Client.json(first).at("/items/0/total/minorUnits").asLong()).isEqualTo(9_500);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Client.json(again).at("/items/0/order"))
                .isEqualTo(Client.json(first).at("/items/0/order"));
    }

    @Test
    void nothing_of_parley_runs_on_an_event_loop() {
        new Client(server.getURI().resolve("/parley/v1"), "berta").get("/negotiations");

        assertThat(HostCallers.thread).isNotEmpty().doesNotContain("EventLoop");
    }
}
