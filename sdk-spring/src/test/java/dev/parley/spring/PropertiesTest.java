// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.adapter.http.Facade;
import dev.parley.api.DealView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.mandate.Approval;
import dev.parley.model.ApprovalId;
import dev.parley.model.Binding;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.NegotiationId;
import dev.parley.policy.Policy;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.NegotiationListener;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.settlement.Deal;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;

/** Setting a property has its effect, property by property; those of databases are in {@link DatabasePropertiesTest}. */
final class PropertiesTest {
    private final SettableClock clock = SettableClock.atStart();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ParleyAutoConfiguration.class))
            .withBean(SettableClock.class, () -> clock);
    private final WebApplicationContextRunner web = new WebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(DispatcherServletAutoConfiguration.class, ParleyAutoConfiguration.class));

    @Test
    void enabled() {
        runner.withPropertyValues("parley.enabled=false")
                .run(host -> assertThat(host).doesNotHaveBean(Parley.class));
    }

    @Test
    void key_file(@TempDir Path folder) {
        Path file = folder.resolve("keys.json");
        runner.withPropertyValues("parley.key-file=" + file)
                .run(host -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void approval_expiry() {
        settled("parley.approval-expiry=5m", (parley, table) -> {
            Caller agent = Caller.agent("berta", "bot");
            var unused = parley.mandates()
                    .grant(Table.BUYER, SampleMandates.toBuy("bot").approvalFrom(1), IdempotencyKey.fresh())
                    .orElseThrow();
            NegotiationView opened = parley.negotiations()
                    .open(
                            agent,
                            OpenNegotiation.on(
                                    table.listed("lamp", Binding.ON_ACCEPTANCE).ref()),
                            IdempotencyKey.fresh())
                    .orElseThrow();
            MakeMove offer =
                    MakeMove.of("offer", ListingDraft.price("lamp", 6_000)).seeing(opened.revision());
            Outcome<NegotiationView> asked =
                    parley.negotiations().move(agent, opened.id(), offer, IdempotencyKey.fresh());
            ApprovalId id = asked.match(
                    done -> new ApprovalId("none"),
                    refused -> new ApprovalId(
                            Objects.requireNonNull(refused.params().get("approval"), refused::toString)
                                    .text()));
            Approval approval =
                    parley.mandates().approval(Table.BUYER, id).orElseThrow().approval();
            assertThat(approval.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
        });
    }

    @Test
    void answers_kept() {
        settled("parley.answers-kept=5m", (parley, table) -> {
            IdempotencyKey key = IdempotencyKey.fresh();
            assertThat(publish(parley, key)).isEqualTo("done");
            clock.advance(Duration.ofMinutes(4));
            assertThat(publish(parley, key)).isEqualTo("done");
            clock.advance(Duration.ofMinutes(2));
            assertThat(publish(parley, key)).isNotEqualTo("done");
        });
    }

    private static String publish(Parley parley, IdempotencyKey key) {
        Outcome<Policy> outcome =
                parley.policies().publish(Table.SHOP, 1, PolicyDraft.everything(AlternatingOffers.ID), key);
        return outcome.match(done -> "done", refused -> refused.code().name());
    }

    @Test
    void poll_interval() throws InterruptedException {
        assertThat(isHeard("parley.poll-interval=10ms", Duration.ofSeconds(10))).isTrue();
        assertThat(isHeard("parley.poll-interval=1h", Duration.ofMillis(500))).isFalse();
    }

    private boolean isHeard(String interval, Duration within) {
        CountDownLatch heard = new CountDownLatch(1);
        boolean[] inTime = new boolean[1];
        NegotiationListener listener = event -> heard.countDown();
        runner.withPropertyValues(interval)
                .withBean(NegotiationListener.class, () -> listener)
                .run(host -> {
                    Table table = new Table(host.getBean(Parley.class)).open();
                    var unused = table.offered(table.listed("lamp", Binding.NOT_BINDING));
                    inTime[0] = heard.await(within.toMillis(), TimeUnit.MILLISECONDS);
                });
        return inTime[0];
    }

    @Test
    void listeners_threads() {
        CountDownLatch both = new CountDownLatch(2);
        boolean[] met = new boolean[1];
        NegotiationListener listener = event -> {
            both.countDown();
            met[0] = await(both);
        };
        told(listener, "parley.listeners.threads=2", (parley, table) -> {
            var unused = table.offered(table.listed("lamp", Binding.NOT_BINDING));
            var unusedToo = table.offered(table.listed("desk", Binding.NOT_BINDING));
            parley.runDue();
            assertThat(met[0]).as("both negotiations are told at once").isTrue();
        });
    }

    @Test
    void listeners_patience() {
        CountDownLatch back = new CountDownLatch(1);
        told(event -> await(back), "parley.listeners.patience=1ms", (parley, table) -> {
            var unused = table.offered(table.listed("lamp", Binding.NOT_BINDING));
            parley.runDue();
            clock.advance(Duration.ofSeconds(1));

            assertThat(parley.health().problems())
                    .anyMatch(problem -> problem.startsWith("The listener ear has not come back"));
            back.countDown();
        });
    }

    @Test
    void listeners_give_up_after() {
        List<String> heard = new CopyOnWriteArrayList<>();
        NegotiationListener listener = event -> {
            heard.add(event.type());
            if (event.type().equals("parley.opened")) {
                throw new IllegalStateException("the listener does not know the type");
            }
        };
        told(listener, "parley.listeners.give-up-after=10s", (parley, table) -> {
            var unused = table.offered(table.listed("lamp", Binding.NOT_BINDING));
            parley.runDue();
            assertThat(heard).containsExactly("parley.opened");
            clock.advance(Duration.ofSeconds(11));
            assertThat(heard).containsExactly("parley.opened", "parley.opened", "negotiation-opened", "offer-made");
        });
    }

    @Test
    void retention_negotiations_and_retention_deals() {
        runner.withPropertyValues(
                        "parley.retention.negotiations=30d", "parley.retention.deals=60d", "parley.poll-interval=1h")
                .run(host -> {
                    Parley parley = host.getBean(Parley.class);
                    clock.attach(parley);
                    Deal deal =
                            new Table(parley).open().agreed(Binding.NOT_BINDING).deal();
                    NegotiationId negotiation = deal.origin().negotiation();
                    clock.advance(Duration.ofDays(29));
                    assertThat(isThere(parley.negotiations().find(Table.BUYER, negotiation)))
                            .isTrue();
                    clock.advance(Duration.ofDays(2));
                    assertThat(isThere(parley.negotiations().find(Table.BUYER, negotiation)))
                            .isFalse();
                    assertThat(isThere(parley.deals().find(Table.BUYER, deal.id())))
                            .isTrue();
                    clock.advance(Duration.ofDays(37));
                    assertThat(isThere(parley.deals().find(Table.BUYER, deal.id())))
                            .isFalse();
                });
    }

    private static boolean isThere(Outcome<?> found) {
        return found.match(done -> true, refused -> false);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void told(NegotiationListener listener, String setting, BiConsumer<Parley, Table> look) {
        runner.withPropertyValues(setting, "parley.poll-interval=1h")
                .withBean("ear", NegotiationListener.class, () -> listener)
                .run(host -> {
                    Parley parley = host.getBean(Parley.class);
                    clock.attach(parley);
                    look.accept(parley, new Table(parley).open());
                });
    }

    @Test
    void negotiations_at_hand() {
        assertThat(foldsOfALook(10)).isZero();
        assertThat(foldsOfALook(0)).isPositive();
    }

    /** A negotiation is opened with two events. */
    @Test
    void snapshot_every() {
        assertThat(foldsOfALook(9, "parley.negotiations-at-hand=0", "parley.snapshot-every=10"))
                .isLessThan(9);
        assertThat(foldsOfALook(9, "parley.negotiations-at-hand=0")).isGreaterThan(9);
    }

    private int foldsOfALook(int atHand) {
        return foldsOfALook(0, "parley.negotiations-at-hand=" + atHand);
    }

    private int foldsOfALook(int counters, String... settings) {
        CountedProtocol counted = new CountedProtocol();
        int[] folds = new int[1];
        runner.withPropertyValues(settings)
                .withPropertyValues("parley.poll-interval=1h")
                .withBean(Protocol.class, counted::protocol)
                .run(host -> {
                    Parley parley = host.getBean(Parley.class);
                    Table table = new Table(parley).open(CountedProtocol.ID);
                    NegotiationView opened = table.offered(table.listed("lamp", Binding.NOT_BINDING));
                    table.haggled(opened, counters);
                    int before = counted.folds();
                    var unused =
                            parley.negotiations().find(Table.BUYER, opened.id()).orElseThrow();
                    folds[0] = counted.folds() - before;
                });
        return folds[0];
    }

    @Test
    void http_enabled() {
        web.withPropertyValues("parley.http.enabled=false")
                .run(host -> assertThat(host).hasSingleBean(Parley.class).doesNotHaveBean(Facade.class));
    }

    /** That a host answers there is {@link ContextPathTest}'s. */
    @Test
    void http_prefix() {
        web.withPropertyValues("parley.http.prefix=/haggle").run(host -> {
            FilterRegistrationBean<?> gate = host.getBean("parleyGateFilter", FilterRegistrationBean.class);
            assertThat(gate.getUrlPatterns()).isEqualTo(Set.of("/haggle", "/haggle/*"));
        });
    }

    @Test
    void http_challenge() {
        web.run(host -> assertThat(challenge(host.getBean(Facade.class))).isEqualTo("Bearer"));
        web.withPropertyValues("parley.http.challenge=Basic realm=\"shop\"")
                .run(host -> assertThat(challenge(host.getBean(Facade.class))).isEqualTo("Basic realm=\"shop\""));
    }

    private static String challenge(Facade facade) {
        return facade.refused(401).header("WWW-Authenticate").orElseThrow();
    }

    @Test
    void deals_not_binding() {
        assertExpiry("parley.deals.not-binding=3m", Binding.NOT_BINDING, Duration.ofMinutes(3));
    }

    @Test
    void deals_on_acceptance() {
        assertExpiry("parley.deals.on-acceptance=4m", Binding.ON_ACCEPTANCE, Duration.ofMinutes(4));
    }

    @Test
    void deals_on_payment() {
        assertExpiry("parley.deals.on-payment=5m", Binding.ON_PAYMENT, Duration.ofMinutes(5));
    }

    private void assertExpiry(String setting, Binding binding, Duration expected) {
        settled(
                setting,
                (parley, table) -> assertThat(table.agreed(binding).deal().expiresAt())
                        .isEqualTo(clock.instant().plus(expected)));
    }

    @Test
    void deals_checkout_extension() {
        settled("parley.deals.checkout-extension=33m", (parley, table) -> {
            DealView deal = table.agreed(Binding.ON_PAYMENT);
            Instant agreed = clock.instant();
            var unused = parley.deals()
                    .beginCheckout(Table.BUYER, deal.deal().id(), IdempotencyKey.fresh())
                    .orElseThrow();

            clock.set(agreed.plus(Duration.ofMinutes(33)).minusMillis(1));
            assertThat(state(parley, deal)).isEqualTo("IN_CHECKOUT");
            clock.set(agreed.plus(Duration.ofMinutes(33)));
            assertThat(state(parley, deal)).isEqualTo("EXPIRED");
        });
    }

    private static String state(Parley parley, DealView deal) {
        return parley.deals()
                .find(Table.BUYER, deal.deal().id())
                .orElseThrow()
                .status()
                .state()
                .name();
    }

    private void settled(String setting, BiConsumer<Parley, Table> test) {
        runner.withPropertyValues(setting, "parley.poll-interval=1h").run(host -> {
            Parley parley = host.getBean(Parley.class);
            clock.attach(parley);
            test.accept(parley, new Table(parley).open());
        });
    }
}
