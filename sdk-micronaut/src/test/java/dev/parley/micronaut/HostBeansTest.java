// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.adapter.http.Facade;
import dev.parley.api.Autopilots;
import dev.parley.api.Deals;
import dev.parley.api.Draws;
import dev.parley.api.Erasures;
import dev.parley.api.Keys;
import dev.parley.api.Laboratory;
import dev.parley.api.Listings;
import dev.parley.api.Mandates;
import dev.parley.api.Negotiations;
import dev.parley.api.Policies;
import dev.parley.api.Principals;
import dev.parley.api.Protocols;
import dev.parley.model.Binding;
import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.PriceBasis;
import dev.parley.model.PrincipalId;
import dev.parley.model.StockPolicy;
import dev.parley.model.Tenant;
import dev.parley.port.ListingSource;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "parley.in-memory", value = "true")
@Property(name = "test.beans", value = "own")
final class HostBeansTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:21:00Z");

    private final EmbeddedServer server;

    HostBeansTest(EmbeddedServer server) {
        this.server = server;
    }

    /** A host with a catalogue and a clock of its own. */
    @Factory
    @Requires(property = "test.beans", value = "own")
    static final class Own {
        @Singleton
        ListingSource catalogue() {
            return Own::find;
        }

        @Singleton
        InstantSource clock() {
            return InstantSource.fixed(NOW);
        }

        private static Optional<Listing> find(Tenant tenant, ListingRef ref) {
            Currency eur = Currency.getInstance("EUR");
            Issue price = new Issue(new IssueId("price"), IssueRole.UNIT_PRICE, new Domain.Price(eur, 0, 1_000_000, 1));
            return Optional.of(new Listing(
                    ref,
                    new PrincipalId("sara"),
                    "lamps",
                    Map.of(),
                    PriceBasis.ALL_INCLUDED,
                    Binding.ON_ACCEPTANCE,
                    StockPolicy.RESERVED_AT_AGREEMENT,
                    List.of(new Item(new ItemId("lamp"), "A lamp", List.of(price), new Money(10_000, eur), 1))));
        }
    }

    @Test
    void listings_come_from_the_hosts_catalogue_and_time_from_its_clock() {
        Haggle haggle = new Haggle(server.getURI());
        haggle.publishPolicy();

        JsonNode opened = haggle.open("from-the-catalogue");

        assertThat(opened.at("/listing/seller").asText()).isEqualTo("sara");
        assertThat(opened.get("openedAt").asText()).isEqualTo("2026-11-20T10:21:00.000000Z");
    }

    @Test
    void every_subject_is_a_bean() {
        ApplicationContext host = server.getApplicationContext();
        assertThat(Stream.of(
                        Negotiations.class,
                        Deals.class,
                        Draws.class,
                        Erasures.class,
                        Mandates.class,
                        Policies.class,
                        Principals.class,
                        Laboratory.class,
                        Autopilots.class,
                        Listings.class,
                        Protocols.class,
                        Keys.class,
                        Facade.class))
                .allSatisfy(subject -> assertThat(host.getBeansOfType(subject)).hasSize(1));
    }
}
