// SPDX-License-Identifier: Apache-2.0
package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.micrometer.ParleyMeters;
import dev.parley.api.Health;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.application.deal.HandTransaction;
import dev.parley.application.store.Store;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Item;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.OrderReference;
import dev.parley.model.Terms;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.NegotiationListener;
import dev.parley.port.StoreUnavailableException;
import dev.parley.port.Telemetry;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final Caller SHOP = Caller.person("shop", Caller.Role.HOST, Caller.Role.POLICY_EDITOR);
    private static final Caller ANN = Caller.person("ann");
    private static final Listing LAMP =
            Listing.of("l-1", "sam", "lamps", Item.priced("lamp", "Lamp", Money.of(80_00, "EUR"), 1));

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-03-01T12:00:00Z"));
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicBoolean out = new AtomicBoolean();
    private final AtomicBoolean deaf = new AtomicBoolean();
    private int keys;

    private IdempotencyKey fresh() {
        return new IdempotencyKey("key-" + ++keys);
    }

    private ParleyBuilder builder() {
        NegotiationListener listener = event -> {
            if (deaf.get()) {
                throw new IllegalStateException("the listener fails");
            }
        };
        return Parley.builder()
                .clock(clock)
                .listener(listener)
                .storeSeenThrough(this::unreliable)
                .telemetry(new ParleyMeters(registry));
    }

    private Store unreliable(Store store) {
        return (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class}, (p, m, a) -> {
            if (out.get() && !m.getName().equals("close")) {
                throw new StoreUnavailableException("all 8 connections are in use");
            }
            try {
                return m.invoke(store, a);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private NegotiationView offer(Parley parley) {
        parley.policies()
                .publish(SHOP, 0, PolicyDraft.everything(AlternatingOffers.ID), fresh())
                .orElseThrow();
        parley.listings().put(SHOP, LAMP, fresh()).orElseThrow();
        MakeMove offer = MakeMove.of("offer", Terms.price("lamp", Money.of(60_00, "EUR")));
        return parley.negotiations()
                .open(ANN, OpenNegotiation.on(LAMP.ref()).with(offer), fresh())
                .orElseThrow();
    }

    @Test
    void is_up_and_says_what_was_forgotten_before_it_is_started() {
        try (Parley parley = builder().build()) {
            Health health = parley.health();

            assertThat(health.up()).isTrue();
            assertThat(health.storeLatency()).isPresent();
            assertThat(health.problems()).singleElement().asString().contains("Parley.start()");
        }
    }

    @Test
    void is_down_while_the_store_is_out_and_does_not_throw() {
        try (Parley parley = builder().build()) {
            out.set(true);
            Health health = parley.health();
            out.set(false);

            assertThat(health.up()).isFalse();
            assertThat(health.backlog()).isEmpty();
            assertThat(health.problems().get(0))
                    .contains("The store does not answer")
                    .contains("all 8 connections");
            assertThat(parley.health().up()).isTrue();
        }
    }

    @Test
    void is_down_when_nobody_has_looked_for_what_is_due_for_long() {
        try (Parley parley = builder().pollInterval(Duration.ofDays(1)).build().start()) {
            parley.runDue();
            assertThat(parley.health()).extracting(Health::up, Health::problems).containsExactly(true, List.of());
            clock.advance(Duration.ofDays(11));

            Health health = parley.health();

            assertThat(health.up()).isFalse();
            assertThat(health.problems().get(0)).contains("parley-scheduler");
        }
    }

    @Test
    void tells_of_overdue_work_and_of_messages_that_fail() {
        try (Parley parley = builder().build()) {
            offer(parley);
            deaf.set(true);
            parley.runDue();
            clock.advance(Duration.ofDays(3));

            Health.Backlog backlog = parley.health().backlog().orElseThrow();
            assertThat(backlog.deadlines()).isEqualTo(1);
            assertThat(backlog.failing()).isEqualTo(1);
            assertThat(backlog.late()).isGreaterThan(Duration.ofHours(1));
            assertThat(parley.health().problems())
                    .anyMatch(problem -> problem.contains("listener-1 failed at 1 messages"));

            deaf.set(false);
            parley.runDue();
            assertThat(parley.health().backlog()).contains(new Health.Backlog(0, 0, 0, 0, 0, Duration.ZERO));
        }
    }

    @Test
    void counts_commands_by_operation_and_outcome_and_due_work_by_lateness() {
        try (Parley parley = builder().build()) {
            NegotiationView asked = offer(parley);
            MakeMove accept = MakeMove.of("accept").answering(asked);
            parley.negotiations().move(ANN, asked.id(), accept, fresh());
            clock.advance(Duration.ofDays(3));
            parley.runDue();

            assertThat(registry.get("parley.commands")
                            .tags("operation", "open", "outcome", "done")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("parley.commands")
                            .tags("operation", "move", "outcome", "NOT_YOUR_TURN")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("parley.work.lateness")
                            .tags("work", "deadline", "result", "done")
                            .timer()
                            .max(java.util.concurrent.TimeUnit.HOURS))
                    .isGreaterThan(1);
        }
    }

    @Test
    void a_redemption_counts_as_its_transaction_ends_and_a_repetition_as_what_it_is() {
        HandTransaction transaction = new HandTransaction();
        try (Parley parley = builder().hostTransaction(transaction).build()) {
            NegotiationView asked = offer(parley);
            List<DealId> deals = parley.negotiations()
                    .move(
                            Caller.person("sam"),
                            asked.id(),
                            MakeMove.of("accept").answering(asked),
                            fresh())
                    .orElseThrow()
                    .deals();
            OrderReference order = new OrderReference("order-1");
            transaction.begin();
            parley.deals().redeem(SHOP, deals, order).orElseThrow();
            assertThat(redemptions("done"))
                    .as("before the transaction has ended")
                    .isZero();
            transaction.rollback();
            transaction.begin();
            parley.deals().redeem(SHOP, deals, order).orElseThrow();
            transaction.commit();
            parley.deals().redeemNow(SHOP, deals, order).orElseThrow();
            transaction.begin();
            parley.deals().redeem(SHOP, deals, order).orElseThrow();
            transaction.commit();

            assertThat(redemptions("done")).isEqualTo(1);
            assertThat(redemptions("rolled-back")).isEqualTo(1);
            assertThat(redemptions("replayed")).isEqualTo(2);
        }
    }

    private long redemptions(String outcome) {
        return registry.find("parley.commands").tags("operation", "redeem", "outcome", outcome).timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    @Test
    void gauges_read_health_once_for_all_of_them() {
        List<Instant> asked = new ArrayList<>();
        Health well = new Health(
                true,
                clock.instant(),
                Optional.of(Duration.ofMillis(2)),
                Optional.empty(),
                Optional.of(new Health.Backlog(1, 2, 3, 5, 4, Duration.ofMillis(1_500))),
                List.of(),
                List.of());
        new ParleyMeters(registry).watch(() -> {
            asked.add(clock.instant());
            return well;
        });

        assertThat(registry.get("parley.up").gauge().value()).isEqualTo(1);
        assertThat(registry.get("parley.backlog").tag("work", "message").gauge().value())
                .isEqualTo(3);
        assertThat(registry.get("parley.backlog.failing").gauge().value()).isEqualTo(4);
        assertThat(registry.get("parley.backlog.late").gauge().value()).isEqualTo(1.5);
        assertThat(asked).hasSize(1);
    }

    @Test
    void telemetry_that_fails_changes_no_answer() {
        Telemetry faulty = new Telemetry() {
            @Override
            public void answered(String operation, String outcome, Duration took) {
                throw new IllegalStateException("the registry is closed");
            }
        };
        try (Parley parley = builder().telemetry(faulty).build()) {
            assertThat(offer(parley).open()).isTrue();
        }
    }
}
