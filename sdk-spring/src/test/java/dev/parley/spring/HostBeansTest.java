// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.Listings;
import dev.parley.api.Negotiations;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Policies;
import dev.parley.api.Protocols;
import dev.parley.model.Binding;
import dev.parley.model.Domain;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.PriceBasis;
import dev.parley.model.PrincipalId;
import dev.parley.model.SettlementRule;
import dev.parley.model.StockPolicy;
import dev.parley.model.Tenant;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.port.ListingSource;
import dev.parley.port.NegotiationListener;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.alternating.AlternatingOffers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** The host's catalogue, clock and listeners are used because they are beans. */
final class HostBeansTest {
    private static final Instant THEN = Instant.parse("2030-01-02T03:04:05Z");
    private static final Caller PIA = Caller.person("pia", Caller.Role.POLICY_EDITOR);
    private static final Caller BERTA = Caller.person("berta");

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ParleyAutoConfiguration.class))
            .withPropertyValues("parley.poll-interval=1h")
            .withUserConfiguration(Host.class);

    @Test
    void catalogue_clock_and_listeners_are_the_hosts() {
        runner.run(host -> {
            host.getBean(Policies.class)
                    .publish(PIA, 0, policy(), new IdempotencyKey("1"))
                    .orElseThrow();
            var opened = host.getBean(Negotiations.class)
                    .open(BERTA, OpenNegotiation.on(new ListingRef("lamp")), new IdempotencyKey("2"))
                    .orElseThrow();
            int done = host.getBean(Parley.class).runDue();

            assertThat(opened.openedAt()).isEqualTo(THEN);
            assertThat(done).isPositive();
            assertThat(host.getBean(Heard.class).events()).isNotEmpty();
            assertThat(host.getBean(Host.class).published)
                    .isEqualTo(host.getBean(Heard.class).events());
            assertThat(host.getBean(Host.class).published.get(0).negotiation()).contains(opened.id());
        });
    }

    @Test
    void protocols_that_are_beans_are_offered_and_twice_is_once_too_often() {
        runner.run(host -> assertThat(host.getBean(Protocols.class).all())
                .extracting(protocol -> protocol.id().toString())
                .containsExactly(
                        "alternating-offers/1",
                        "dutch/1",
                        "english/1",
                        "mediated/1",
                        "posted-price/1",
                        "request-for-quotes/1",
                        "sealed-auction/1",
                        "sealed-bid/1"));
        runner.withBean(Protocol.class, AlternatingOffers::new)
                .run(host -> assertThat(host).getFailure().rootCause().hasMessageContaining("alternating-offers"));
    }

    @Test
    void a_catalogue_and_a_listener_may_themselves_want_parley() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ParleyAutoConfiguration.class))
                .withPropertyValues("parley.poll-interval=1h")
                .withBean(Wanting.class)
                .run(host -> {
                    host.getBean(Policies.class)
                            .publish(PIA, 0, policy(), new IdempotencyKey("1"))
                            .orElseThrow();
                    host.getBean(Negotiations.class)
                            .open(BERTA, OpenNegotiation.on(new ListingRef("lamp")), new IdempotencyKey("2"))
                            .orElseThrow();
                    host.getBean(Parley.class).runDue();

                    assertThat(host.getBean(Wanting.class).heard).contains("parley.opened");
                });
    }

    /** A catalogue that reads the policy, and a listener that has the deals at hand. */
    static final class Wanting implements ListingSource, NegotiationListener {
        final List<String> heard = new CopyOnWriteArrayList<>();
        private final Policies policies;

        Wanting(Policies policies, Negotiations negotiations) {
            this.policies = policies;
            assertThat(negotiations).isNotNull();
        }

        @Override
        public Optional<Listing> find(Tenant tenant, ListingRef ref) {
            return policies.current(PIA).match(done -> Optional.of(lamp(ref)), refused -> Optional.empty());
        }

        @Override
        public void on(Happened event) {
            heard.add(event.type());
        }
    }

    @Test
    void a_use_case_may_be_the_hosts_own() {
        runner.withUserConfiguration(Cautious.class)
                .run(host -> assertThat(host)
                        .hasSingleBean(Listings.class)
                        .getBean(Listings.class)
                        .isNotSameAs(host.getBean(Parley.class).listings()));
    }

    private static Json policy() {
        PolicyRule rule = new PolicyRule(
                "all",
                true,
                Optional.empty(),
                Optional.empty(),
                Selector.EVERY_LISTING,
                new Choice(AlternatingOffers.ID, Json.object().build(), SettlementRule.EACH_ITEM));
        return Json.object()
                .put("comment", "")
                .put("rules", Json.array(List.of(rule), PolicyRule::toJson))
                .build();
    }

    private static Listing lamp(ListingRef ref) {
        Currency euro = Currency.getInstance("EUR");
        Issue price = new Issue(new IssueId("price"), IssueRole.UNIT_PRICE, new Domain.Price(euro, 0, 1_000_000, 1));
        return new Listing(
                ref,
                new PrincipalId("sara"),
                "lamps",
                Map.of(),
                PriceBasis.ALL_INCLUDED,
                Binding.ON_ACCEPTANCE,
                StockPolicy.RESERVED_AT_AGREEMENT,
                List.of(new Item(new ItemId("shade"), "A shade", List.of(price), new Money(10_000, euro), 1)));
    }

    record Heard(List<NegotiationListener.Happened> events) implements NegotiationListener {
        @Override
        public void on(Happened event) {
            events.add(event);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Host {
        final List<NegotiationListener.Happened> published = new ArrayList<>();

        @Bean
        ListingSource catalogue() {
            return (tenant, ref) -> Optional.of(lamp(ref));
        }

        @Bean
        InstantSource clock() {
            return InstantSource.fixed(THEN);
        }

        @Bean
        Heard heard() {
            return new Heard(new ArrayList<>());
        }

        @EventListener
        void on(NegotiationListener.Happened event) {
            published.add(event);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Cautious {
        @Bean
        Listings listings() {
            return Parley.builder().build().listings();
        }
    }
}
