// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring.docs;

import static dev.parley.model.IdempotencyKey.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.MakeMove;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.Item;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The snippets of the guide's chapter on Spring. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = SpringSnippetTest.Host.class,
        properties = {"parley.in-memory=true", "parley.poll-interval=1h"})
class SpringSnippetTest {
    private static final Caller SHOP = Caller.person("shop", Caller.Role.HOST, Caller.Role.POLICY_EDITOR);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Parley parley;
    private final Inbox inbox;

    SpringSnippetTest(
            @LocalServerPort int port,
            @org.springframework.beans.factory.annotation.Autowired Parley parley,
            @org.springframework.beans.factory.annotation.Autowired Inbox inbox) {
        this.port = port;
        this.parley = parley;
        this.inbox = inbox;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({ShopSecurity.class, Inbox.class})
    static class Host {}

    @Test
    void a_login_is_a_principal_and_its_roles_are_parleys() throws IOException, InterruptedException {
        assertThat(status("", "/parley/v1/policy")).isEqualTo(401);
        assertThat(status("ann", "/parley/v1/policy")).isEqualTo(403);
        assertThat(status("pia", "/parley/v1/policy")).isIn(200, 404);
    }

    @Test
    void events_reach_the_hosts_listeners() {
        parley.policies()
                .publish(SHOP, 0, PolicyDraft.everything(AlternatingOffers.ID), fresh())
                .orElseThrow();
        Listing lamp = Listing.of("l-1", "sam", "lamps", Item.priced("lamp", "Lamp", Money.of(80_00, "EUR"), 1));
        parley.listings().put(SHOP, lamp, fresh()).orElseThrow();
        MakeMove offer = MakeMove.of("offer", Terms.price("lamp", Money.of(60_00, "EUR")));
        parley.negotiations()
                .open(Caller.person("ann"), OpenNegotiation.on(lamp.ref()).with(offer), fresh())
                .orElseThrow();

        parley.runDue();

        assertThat(inbox.told).anySatisfy(told -> assertThat(told).contains(" offer-made "));
    }

    private int status(String user, String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!user.isEmpty()) {
            byte[] login = (user + ":" + user).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        return client.send(request.build(), BodyHandlers.ofString()).statusCode();
    }
}
