// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static dev.parley.micronaut.TestHost.MEMORY;
import static dev.parley.micronaut.TestHost.h2;
import static dev.parley.micronaut.TestHost.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.DealView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.Binding;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.NegotiationListener;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.settlement.OpenDeal;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleListings;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.SettableClock;
import dev.parley.testing.TestParley;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Setting a property has its effect; those of HTTP are in {@link SettingsTest}, those of
 * databases in {@link DatabaseSettingsTest}.
 */
final class SettingEffectsTest {
    private static final Map<String, Object> STANDING =
            Map.of("parley.testing.enabled", true, "parley.poll-interval", "1d");
    private static final Caller BUYER = Caller.person("buyer");

    private static ApplicationContext standing(String property, Object value) {
        return run(MEMORY, STANDING, Map.of(property, value));
    }

    private static TestParley market(ApplicationContext host) {
        TestParley market = host.getBean(TestParley.class);
        market.publish(PolicyDraft.everything(AlternatingOffers.ID));
        return market;
    }

    private static NegotiationView open(TestParley market, Caller caller, Listing listing, long cents) {
        return market.parley()
                .negotiations()
                .open(
                        caller,
                        OpenNegotiation.on(listing.ref()).with(MakeMove.of("offer", ListingDraft.price("lamp", cents))),
                        market.key())
                .orElseThrow();
    }

    private static DealView deal(TestParley market, Binding binding) {
        Listing lamp = market.put(ListingDraft.by("seller", "lamp-" + binding)
                .binding(binding)
                .item("lamp", 80_00, 1)
                .build());
        NegotiationView opened = open(market, BUYER, lamp, 70_00);
        NegotiationView agreed = market.parley()
                .negotiations()
                .move(SampleListings.SELLER, opened.id(), MakeMove.of("accept").answering(opened), market.key())
                .orElseThrow();
        return market.parley().deals().find(BUYER, agreed.deals().get(0)).orElseThrow();
    }

    private static Instant expiry(DealView deal) {
        return ((OpenDeal) deal.status()).expiresAt();
    }

    @ParameterizedTest
    @CsvSource({
        "parley.deals.not-binding, NOT_BINDING",
        "parley.deals.on-acceptance, ON_ACCEPTANCE",
        "parley.deals.on-payment, ON_PAYMENT"
    })
    void a_deal_waits_for_as_long_as_is_set(String property, Binding binding) {
        try (ApplicationContext host = standing(property, "3h")) {
            assertThat(expiry(deal(market(host), binding))).isEqualTo(SettableClock.START.plus(Duration.ofHours(3)));
        }
    }

    @Test
    void checkout_extends_a_deal_by_as_much_as_is_set() {
        try (ApplicationContext host = standing("parley.deals.checkout-extension", "25m")) {
            TestParley market = market(host);
            DealView deal = deal(market, Binding.ON_PAYMENT);

            DealView begun = market.parley()
                    .deals()
                    .beginCheckout(BUYER, deal.deal().id(), market.key())
                    .orElseThrow();

            assertThat(expiry(deal)).isEqualTo(SettableClock.START.plus(Duration.ofMinutes(15)));
            assertThat(expiry(begun)).isEqualTo(SettableClock.START.plus(Duration.ofMinutes(25)));
        }
    }

    @Test
    void a_request_for_approval_waits_for_as_long_as_is_set() {
        try (ApplicationContext host = standing("parley.approval-expiry", "90m")) {
            TestParley market = market(host);
            Listing lamp = market.put(SampleListings.LAMP_AND_DESK);
            market.grant(BUYER, SampleMandates.toBuy("scout").budget(500_00).approvalFrom(10_00));
            Caller scout = new Caller(
                    Caller.MAIN,
                    BUYER.principal(),
                    Optional.of(new dev.parley.model.AgentId("scout")),
                    java.util.Set.of());

            var table = market.parley().negotiations();
            NegotiationView opened = table.open(scout, OpenNegotiation.on(lamp.ref()), market.key())
                    .orElseThrow();
            var asked = table.move(
                    scout,
                    opened.id(),
                    MakeMove.of("offer", ListingDraft.price("lamp", 70_00)).seeing(opened.revision()),
                    market.key());

            assertThat(HostCheckout.refusal(asked)).contains("APPROVAL_REQUIRED");
            assertThat(market.parley()
                            .mandates()
                            .approvals(BUYER, Optional.empty(), 10)
                            .orElseThrow()
                            .items()
                            .get(0)
                            .approval()
                            .expiresAt())
                    .isEqualTo(SettableClock.START.plus(Duration.ofMinutes(90)));
        }
    }

    @Test
    void an_answer_is_kept_for_its_key_for_as_long_as_is_set() {
        try (ApplicationContext host = standing("parley.answers-kept", "2h")) {
            TestParley market = market(host);
            IdempotencyKey key = new IdempotencyKey("the-same");
            Listing other = ListingDraft.by("seller", SampleListings.BIKE.ref().value())
                    .item("bike", 450_00, 3)
                    .build();
            market.parley()
                    .listings()
                    .put(TestParley.HOST, SampleListings.BIKE, key)
                    .orElseThrow();

            host.getBean(SettableClock.class).advance(Duration.ofMinutes(119));
            assertThat(HostCheckout.refusal(market.parley().listings().put(TestParley.HOST, other, key)))
                    .contains("IDEMPOTENCY_KEY_REUSED");
            host.getBean(SettableClock.class).advance(Duration.ofMinutes(2));
            assertThat(HostCheckout.refusal(market.parley().listings().put(TestParley.HOST, other, key)))
                    .contains("REVISION_REQUIRED");
        }
    }

    /** Waits for the first event. */
    @Singleton
    @Requires(property = "test.events", value = "waits")
    static final class Waiting implements NegotiationListener {
        final CountDownLatch heard = new CountDownLatch(1);

        @Override
        public void on(Happened event) {
            heard.countDown();
        }
    }

    @Test
    void what_is_due_is_looked_for_as_often_as_is_set() throws InterruptedException {
        try (ApplicationContext host = run(MEMORY, Map.of("parley.poll-interval", "10ms", "test.events", "waits"))) {
            TestParley market = TestParley.around(host.getBean(Parley.class), SettableClock.atStart());
            market.publish(PolicyDraft.everything(AlternatingOffers.ID));
            open(market, BUYER, market.put(SampleListings.LAMP_AND_DESK), 70_00);

            assertThat(host.getBean(Waiting.class).heard.await(30, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    /** Does not come back from its first event before it is let, and throws at every first event of a negotiation. */
    @Singleton
    @Named("ear")
    @Requires(property = "test.events", value = "stuck")
    static final class Stuck implements NegotiationListener {
        final CountDownLatch back = new CountDownLatch(1);
        final CountDownLatch both = new CountDownLatch(2);
        final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void on(Happened event) {
            heard.add(event.type());
            both.countDown();
            if (!isIn(back)) {
                throw new IllegalStateException("nobody let it come back");
            }
            if (event.type().equals("parley.opened")) {
                throw new IllegalStateException("it does not know the type");
            }
        }

        static boolean isIn(CountDownLatch latch) {
            try {
                return latch.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    @Test
    void what_has_ended_is_kept_for_as_long_as_is_set() {
        Map<String, Object> kept = Map.of("parley.retention.negotiations", "30d", "parley.retention.deals", "60d");
        try (ApplicationContext host = run(MEMORY, STANDING, kept)) {
            TestParley market = market(host);
            SettableClock clock = host.getBean(SettableClock.class);
            DealView view = deal(market, Binding.NOT_BINDING);
            NegotiationId negotiation = view.deal().origin().negotiation();
            clock.advance(Duration.ofDays(29));
            assertThat(HostCheckout.refusal(market.parley().negotiations().find(BUYER, negotiation)))
                    .isEmpty();
            clock.advance(Duration.ofDays(2));
            assertThat(HostCheckout.refusal(market.parley().negotiations().find(BUYER, negotiation)))
                    .contains("NOT_FOUND");
            assertThat(HostCheckout.refusal(
                            market.parley().deals().find(BUYER, view.deal().id())))
                    .isEmpty();
            clock.advance(Duration.ofDays(37));
            assertThat(HostCheckout.refusal(
                            market.parley().deals().find(BUYER, view.deal().id())))
                    .contains("NOT_FOUND");
        }
    }

    @Test
    void listeners_have_the_threads_the_patience_and_the_time_that_are_set() {
        Map<String, Object> listeners = Map.of(
                "test.events", "stuck",
                "parley.listeners.threads", 2,
                "parley.listeners.patience", "1ms",
                "parley.listeners.give-up-after", "10s");
        try (ApplicationContext host = run(MEMORY, STANDING, listeners)) {
            TestParley market = market(host);
            Stuck ear = host.getBean(Stuck.class);
            open(market, BUYER, market.put(SampleListings.LAMP_AND_DESK), 70_00);
            open(
                    market,
                    BUYER,
                    market.put(ListingDraft.by("seller", "other-lamp")
                            .item("lamp", 80_00, 1)
                            .build()),
                    70_00);
            market.parley().runDue();
            assertThat(Stuck.isIn(ear.both))
                    .as("two negotiations are told at once")
                    .isTrue();
            host.getBean(SettableClock.class).advance(Duration.ofSeconds(1));
            assertThat(market.parley().health().problems())
                    .anyMatch(problem -> problem.startsWith("The listener ear has not come back"));

            ear.back.countDown();
            while (!ear.heard.contains("negotiation-opened")) {
                host.getBean(SettableClock.class).advance(Duration.ofSeconds(11));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 0})
    void as_many_negotiations_are_at_hand_as_is_set(long atHand) throws SQLException {
        try (ApplicationContext host = run(
                h2("default", "at-hand-" + atHand),
                STANDING,
                Map.of("parley.in-memory", false, "parley.negotiations-at-hand", atHand))) {
            TestParley market = market(host);
            NegotiationView opened = open(market, BUYER, market.put(SampleListings.LAMP_AND_DESK), 70_00);
            try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:at-hand-" + atHand, "sa", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("delete from \"parley\".parley_parts");
                statement.execute("delete from \"parley\".parley_events");
            }

            MakeMove accept = MakeMove.of("accept").answering(opened);
            assertThat(isDone(market, opened, accept)).isEqualTo(atHand > 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "500, 0"})
    void a_snapshot_is_kept_after_as_many_events_as_are_set(int every, int snapshots) throws SQLException {
        try (ApplicationContext host = run(
                h2("default", "snapshots-" + every),
                STANDING,
                Map.of("parley.in-memory", false, "parley.snapshot-every", every))) {
            TestParley market = market(host);
            NegotiationView last = open(market, BUYER, market.put(SampleListings.LAMP_AND_DESK), 10_00);
            for (int i = 0; i < 10; i++) {
                MakeMove counter =
                        MakeMove.of("counter", ListingDraft.price("lamp", i % 2 == 0 ? 79_00 - i : 11_00 + i));
                last = market.parley()
                        .negotiations()
                        .move(
                                i % 2 == 0 ? SampleListings.SELLER : BUYER,
                                last.id(),
                                counter.answering(last),
                                market.key())
                        .orElseThrow();
            }

            try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:snapshots-" + every, "sa", "");
                    ResultSet kept = connection
                            .createStatement()
                            .executeQuery("select count(*) from \"parley\".parley_snapshots")) {
                assertThat(kept.next()).isTrue();
                assertThat(kept.getInt(1)).isEqualTo(snapshots);
            }
        }
    }

    private static boolean isDone(TestParley market, NegotiationView opened, MakeMove move) {
        try {
            return HostCheckout.refusal(
                            market.parley().negotiations().move(SampleListings.SELLER, opened.id(), move, market.key()))
                    .isEmpty();
        } catch (RuntimeException unreadable) {
            return false;
        }
    }
}
