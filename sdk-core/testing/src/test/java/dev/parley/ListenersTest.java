// SPDX-License-Identifier: Apache-2.0
package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.Health;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Item;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.Terms;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.NegotiationListener;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Listeners are told on workers of their own: what one does, or fails to do, is its own affair. */
class ListenersTest {
    private static final Caller SHOP = Caller.person("shop", Caller.Role.HOST, Caller.Role.POLICY_EDITOR);
    private static final Caller ANN = Caller.person("ann");
    private static final Caller OPERATOR = Caller.person("op", Caller.Role.OPERATOR);

    private final SettableClock clock = SettableClock.atStart();
    private final CountDownLatch release = new CountDownLatch(1);
    private int keys;

    private IdempotencyKey fresh() {
        return new IdempotencyKey("key-" + ++keys);
    }

    private Parley telling(NegotiationListener... listeners) {
        return parley(builder -> {
            List.of(listeners).forEach(builder::listener);
            return builder;
        });
    }

    private Parley parley(UnaryOperator<ParleyBuilder> settings) {
        Parley parley = settings.apply(Parley.builder().clock(clock).pollInterval(Duration.ofMillis(1)))
                .build();
        parley.policies()
                .publish(SHOP, 0, PolicyDraft.everything(AlternatingOffers.ID), fresh())
                .orElseThrow();
        return parley;
    }

    private NegotiationView offer(Parley parley, String listing) {
        Listing lamp = Listing.of(listing, "sam", "lamps", Item.priced("lamp", "Lamp", Money.of(80_00, "EUR"), 1));
        parley.listings().put(SHOP, lamp, fresh()).orElseThrow();
        MakeMove offer = MakeMove.of("offer", Terms.price("lamp", Money.of(60_00, "EUR")));
        return parley.negotiations()
                .open(ANN, OpenNegotiation.on(lamp.ref()).with(offer), fresh())
                .orElseThrow();
    }

    private void hang() {
        try {
            boolean ignored = release.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void one_that_hangs_holds_up_no_deadline_no_other_listener_and_no_other_negotiation() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch otherNegotiation = new CountDownLatch(1);
        CountDownLatch otherListener = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        CopyOnWriteArrayList<NegotiationId> first = new CopyOnWriteArrayList<>();
        NegotiationListener slow = event -> {
            first.addIfAbsent(event.negotiation().orElseThrow());
            if (event.negotiation().orElseThrow().equals(first.get(0))) {
                hanging.countDown();
                hang();
            } else {
                otherNegotiation.countDown();
            }
        };
        NegotiationListener quick = event -> {
            otherListener.countDown();
            if (event.type().equals("negotiation-closed")) {
                end.countDown();
            }
        };
        try (Parley parley = telling(slow, quick).start()) {
            NegotiationView stuck = offer(parley, "l-1");
            assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
            offer(parley, "l-2");

            assertThat(otherListener.await(5, TimeUnit.SECONDS))
                    .as("the other listener hears")
                    .isTrue();
            assertThat(otherNegotiation.await(5, TimeUnit.SECONDS))
                    .as("the slow one hears of other negotiations")
                    .isTrue();
            clock.advance(Duration.ofDays(30));
            assertThat(end.await(5, TimeUnit.SECONDS))
                    .as("the deadline takes effect")
                    .isTrue();
            assertThat(parley.negotiations()
                            .find(OPERATOR, stuck.id())
                            .orElseThrow()
                            .open())
                    .isFalse();
            release.countDown();
        }
    }

    @Test
    void one_that_hangs_is_named_in_health_with_the_event_and_since_when() {
        NegotiationListener slow = event -> hang();
        try (Parley parley =
                parley(builder -> builder.listener("mailer", slow).listenerPatience(Duration.ofMillis(1)))) {
            NegotiationView stuck = offer(parley, "l-1");
            parley.runDue();
            clock.advance(Duration.ofSeconds(40));

            Health health = parley.health();
            Health.Listener mailer = health.listeners().get(0);
            assertThat(mailer.name()).isEqualTo("mailer");
            assertThat(mailer.waiting()).isEqualTo(1);
            assertThat(mailer.late()).isEqualTo(Duration.ofSeconds(40));
            assertThat(mailer.hanging()).containsExactly(new Health.Call(stuck.id() + "/1", SettableClock.START));
            assertThat(health.backlog().orElseThrow().events()).isEqualTo(1);
            assertThat(health.problems())
                    .anyMatch(problem -> problem.startsWith("The listener mailer has not come back from the event "
                            + stuck.id() + "/1 since 2026-01-05T09:00:00Z"))
                    .noneMatch(problem -> problem.contains("thread dump"));
            release.countDown();
        }
    }

    @Test
    void an_event_that_hangs_is_told_once_however_long_it_takes_and_the_next_one_after_it() {
        List<String> heard = new CopyOnWriteArrayList<>();
        NegotiationListener slow = event -> {
            heard.add(event.type());
            if (event.type().equals("parley.opened")) {
                hang();
            }
        };
        try (Parley parley = parley(builder -> builder.listener(slow).listenerPatience(Duration.ofMillis(1)))) {
            NegotiationView opened = offer(parley, "l-1");
            for (int i = 0; i < 10; i++) {
                parley.runDue();
                clock.advance(Duration.ofSeconds(45));
            }
            assertThat(heard).containsExactly("parley.opened");

            release.countDown();
            parley.negotiations()
                    .move(ANN, opened.id(), MakeMove.of("withdraw").answering(opened), fresh())
                    .orElseThrow();
            while (heard.size() < 4) {
                parley.runDue();
            }
            assertThat(heard).startsWith("parley.opened", "negotiation-opened", "offer-made", "offer-withdrawn");
        }
    }

    @Test
    void an_event_that_keeps_failing_is_given_up_and_what_comes_after_it_is_heard() {
        List<String> heard = new CopyOnWriteArrayList<>();
        NegotiationListener old = event -> {
            heard.add(event.type());
            if (event.type().equals("negotiation-opened")) {
                throw new IllegalStateException("a type that it does not know");
            }
        };
        try (Parley parley = parley(builder -> builder.listener(old).listenersGiveUpAfter(Duration.ofHours(1)))) {
            clock.attach(parley);
            NegotiationView opened = offer(parley, "l-1");
            parley.runDue();
            clock.advance(Duration.ofMinutes(59));
            parley.negotiations()
                    .move(ANN, opened.id(), MakeMove.of("withdraw").answering(opened), fresh())
                    .orElseThrow();
            parley.runDue();
            assertThat(heard).doesNotContain("offer-made").containsOnlyOnce("parley.opened");
            assertThat(parley.health().problems())
                    .anyMatch(problem -> problem.contains("listener-1 failed at 1 messages"));

            clock.advance(Duration.ofMinutes(6));
            assertThat(heard).endsWith("offer-made", "offer-withdrawn");
            assertThat(parley.health().listeners().get(0).failing()).isZero();
        }
    }

    @Test
    void closing_waits_for_no_listener_without_end_and_what_was_not_heard_comes_to_the_next_node()
            throws InterruptedException {
        List<String> heard = new CopyOnWriteArrayList<>();
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(1);
        DataSource database = database();
        NegotiationListener endless = event -> {
            hanging.countDown();
            try {
                boolean ignored = release.await(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new IllegalStateException(e);
            }
        };
        Parley first = parley(builder ->
                builder.dataSource(database).listener("ear", endless).listenerPatience(Duration.ofMillis(1)));
        offer(first, "l-1");
        first.runDue();
        first.close();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();

        try (Parley next = Parley.builder()
                .clock(clock)
                .dataSource(database)
                .listener("ear", event -> heard.add(event.type()))
                .build()) {
            clock.advance(Duration.ofMinutes(2));
            next.runDue();
            assertThat(heard).containsExactly("parley.opened", "negotiation-opened", "offer-made");
        }
    }

    @Test
    void of_two_nodes_one_tells_an_event_and_the_other_does_not_while_it_is_at_it() {
        DataSource database = database();
        List<String> here = new CopyOnWriteArrayList<>();
        List<String> there = new CopyOnWriteArrayList<>();
        NegotiationListener slow = event -> {
            here.add(event.id());
            hang();
        };
        try (Parley one = parley(builder ->
                        builder.dataSource(database).listener("ear", slow).listenerPatience(Duration.ofMillis(1)));
                Parley two = Parley.builder()
                        .clock(clock)
                        .dataSource(database)
                        .listener("ear", event -> there.add(event.id()))
                        .build()) {
            offer(one, "l-1");
            one.runDue();
            for (int i = 0; i < 10; i++) {
                clock.advance(Duration.ofSeconds(29));
                one.runDue();
                two.runDue();
            }
            assertThat(here).hasSize(1);
            assertThat(there).isEmpty();
            NegotiationView other = offer(one, "l-2");
            two.runDue();
            assertThat(there).containsExactly(other.id() + "/1", other.id() + "/2", other.id() + "/3");
            release.countDown();
        }
    }

    @Test
    void two_with_one_name_are_one_too_many_and_a_name_that_nobody_has_is_told_of() {
        DataSource database = database();
        ParleyBuilder twice = Parley.builder().listener("ear", event -> {}).listener("ear", event -> {});
        assertThatThrownBy(twice::build).hasMessageContaining("two listeners have the name 'ear'");

        try (Parley before = parley(builder -> builder.dataSource(database).listener("ear", event -> {}))) {
            offer(before, "l-1");
        }
        try (Parley after = Parley.builder()
                .clock(clock)
                .dataSource(database)
                .listener("nose", event -> {})
                .build()) {
            after.runDue();
            assertThat(after.health().problems())
                    .anyMatch(problem -> problem.contains("wait for the listener ear, which"));
        }
    }

    private static DataSource database() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:listeners-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    @Test
    void one_that_fails_hears_the_same_event_again_and_nothing_that_it_has_heard() {
        List<String> failing = new CopyOnWriteArrayList<>();
        List<String> other = new CopyOnWriteArrayList<>();
        NegotiationListener stumbling = event -> {
            failing.add(event.type());
            if (event.type().equals("offer-made")
                    && !failing.subList(0, failing.size() - 1).contains("offer-made")) {
                throw new IllegalStateException("the mail server is out");
            }
        };
        try (Parley parley = telling(stumbling, event -> other.add(event.type()))) {
            clock.attach(parley);
            offer(parley, "l-1");
            parley.runDue();
            clock.advance(Duration.ofSeconds(10));

            assertThat(other).doesNotHaveDuplicates();
            assertThat(failing).containsExactly("parley.opened", "negotiation-opened", "offer-made", "offer-made");
        }
    }
}
