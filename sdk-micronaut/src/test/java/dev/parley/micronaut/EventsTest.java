// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.audit.JsonReader;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.NegotiationListener.Happened;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SettableClock;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What happened, as application events of the host's. */
final class EventsTest {
    /** Fails on the first event that it hears. */
    @Singleton
    @Requires(property = "test.events", value = "fails-once")
    static final class Stumbling {
        final List<Long> heard = new CopyOnWriteArrayList<>();

        @EventListener
        void on(Happened event) {
            heard.add(Long.parseLong(event.id().substring(event.id().indexOf('/') + 1)));
            if (heard.size() == 1) {
                throw new IllegalStateException("not now");
            }
        }
    }

    /** Hears everything. */
    @Singleton
    @Requires(property = "test.events", value = "all")
    static final class Hearing {
        final List<Happened> heard = new CopyOnWriteArrayList<>();

        @EventListener
        void on(Happened event) {
            heard.add(event);
        }
    }

    @Test
    void what_belongs_to_no_negotiation_is_heard_of_too() {
        try (ApplicationContext host = TestHost.run(
                TestHost.MEMORY,
                Map.of("test.events", "all", "parley.testing.enabled", true, "parley.poll-interval", "1d"))) {
            Parley parley = host.getBean(Parley.class);
            Caller shop = Caller.person("shop", Caller.Role.HOST, Caller.Role.POLICY_EDITOR);
            PolicyDraft everything = PolicyDraft.everything(AlternatingOffers.ID);
            parley.policies()
                    .publish(shop, 0, everything, IdempotencyKey.fresh())
                    .orElseThrow();
            Listing lamp =
                    ListingDraft.by("sara", "lamp").item("lamp", 8_000, 1).build();
            parley.listings().put(shop, lamp, IdempotencyKey.fresh()).orElseThrow();
            Json thresholds = JsonReader.read("{\"items\":{\"lamp\":{\"autoAccept\":7000}}}");
            parley.negotiations()
                    .setPrivateTerms(Caller.person("sara"), lamp.ref(), thresholds, IdempotencyKey.fresh())
                    .orElseThrow();
            parley.listings().withdraw(shop, lamp.ref(), IdempotencyKey.fresh()).orElseThrow();
            host.getBean(SettableClock.class).advance(Duration.ofSeconds(1));

            assertThat(host.getBean(Hearing.class).heard)
                    .singleElement()
                    .satisfies(event -> assertThat(event.type()).isEqualTo("parley.private-terms-lapsed"))
                    .satisfies(event -> assertThat(event.negotiation()).isEmpty());
        }
    }

    @Test
    void an_exception_of_a_listener_makes_the_same_event_come_again_before_any_other() {
        try (ApplicationContext host = TestHost.run(
                TestHost.MEMORY,
                Map.of("test.events", "fails-once", "parley.testing.enabled", true, "parley.poll-interval", "1d"))) {
            Haggle haggle = new Haggle(host.getBean(EmbeddedServer.class).getURI());
            haggle.deal("lamp-again");
            Stumbling listener = host.getBean(Stumbling.class);

            assertThat(host.getBean(Parley.class).runDue()).isPositive();
            assertThat(listener.heard).containsExactly(1L);
            assertThat(host.getBean(Parley.class).health().problems())
                    .anyMatch(problem -> problem.contains("listener"));

            host.getBean(SettableClock.class).advance(Duration.ofHours(1));

            assertThat(listener.heard).startsWith(1L, 1L, 2L, 3L).isSorted();
            assertThat(host.getBean(Parley.class).health().problems())
                    .noneMatch(problem -> problem.contains("listener"));
        }
    }
}
