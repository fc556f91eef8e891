// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.audit.JsonReader;
import dev.parley.model.Binding;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.port.NegotiationListener.Happened;
import dev.parley.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What happened arrives as application events, and again after an exception. */
final class EventsTest {
    private final SettableClock clock = SettableClock.atStart();
    private final ApplicationContextRunner plain = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ParleyAutoConfiguration.class))
            .withPropertyValues("parley.poll-interval=1h")
            .withBean(SettableClock.class, () -> clock);
    private final ApplicationContextRunner transactional = plain.withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    TransactionAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.generate-unique-name=true",
                    "spring.datasource.url=jdbc:h2:mem:events-" + hashCode());

    @Test
    void an_event_listener_hears_in_order_and_without_a_transaction() {
        transactional.withUserConfiguration(Plain.class).run(host -> {
            Plain heard = host.getBean(Plain.class);
            happen(host.getBean(Parley.class));

            assertThat(heard.events).isNotEmpty();
            assertThat(heard.events.stream().map(EventsTest::number)).isSorted().doesNotHaveDuplicates();
            assertThat(heard.inTransaction).containsOnly(false);
        });
    }

    @Test
    void an_exception_brings_the_same_event_again_and_holds_the_others_back() {
        plain.withUserConfiguration(Failing.class).run(host -> {
            Failing heard = host.getBean(Failing.class);
            happen(host.getBean(Parley.class));
            assertThat(heard.seqs).as("the first alone").containsOnly(1L);

            heard.isBroken = false;
            clock.advance(Duration.ofHours(1));
            clock.advance(Duration.ofHours(1));

            List<Long> after = heard.seqs.subList(heard.seqs.lastIndexOf(1L), heard.seqs.size());
            assertThat(after).hasSizeGreaterThan(1).isSorted();
        });
    }

    @Test
    void a_transactional_listener_hears_after_its_transaction() {
        transactional.withUserConfiguration(Transactional.class).run(host -> {
            happen(host.getBean(Parley.class));

            Transactional heard = host.getBean(Transactional.class);
            assertThat(heard.before).isNotEmpty();
            assertThat(heard.after).isEqualTo(heard.before);
        });
    }

    @Test
    void an_exception_before_the_commit_brings_the_event_again() {
        transactional.withUserConfiguration(Transactional.class).run(host -> {
            Transactional heard = host.getBean(Transactional.class);
            heard.isBroken = true;
            happen(host.getBean(Parley.class));
            assertThat(heard.before).hasSize(1);
            assertThat(heard.after).isEmpty();

            heard.isBroken = false;
            clock.advance(Duration.ofHours(1));
            assertThat(heard.after).first().isEqualTo(heard.before.get(0));
        });
    }

    @Test
    void what_belongs_to_no_negotiation_is_heard_of_too() {
        transactional.withUserConfiguration(Plain.class).run(host -> {
            Parley parley = host.getBean(Parley.class);
            clock.attach(parley);
            Listing lamp = new Table(parley).open().listed("lamp", Binding.NOT_BINDING);
            Json thresholds = JsonReader.read("{\"items\":{\"lamp\":{\"autoAccept\":7000}}}");
            parley.negotiations()
                    .setPrivateTerms(Table.SELLER, lamp.ref(), thresholds, IdempotencyKey.fresh())
                    .orElseThrow();
            parley.listings()
                    .withdraw(Table.SHOP, lamp.ref(), IdempotencyKey.fresh())
                    .orElseThrow();
            clock.advance(Duration.ofSeconds(1));

            assertThat(host.getBean(Plain.class).events)
                    .singleElement()
                    .satisfies(event -> assertThat(event.type()).isEqualTo("parley.private-terms-lapsed"))
                    .satisfies(event -> assertThat(event.negotiation()).isEmpty());
        });
    }

    private static long number(Happened event) {
        return Long.parseLong(event.id().substring(event.id().indexOf('/') + 1));
    }

    private void happen(Parley parley) {
        clock.attach(parley);
        Table table = new Table(parley).open();
        var unused = table.offered(table.listed("lamp", Binding.NOT_BINDING));
        clock.advance(Duration.ofSeconds(1));
    }

    @Configuration(proxyBeanMethods = false)
    static class Plain {
        final List<Happened> events = new CopyOnWriteArrayList<>();
        final List<Boolean> inTransaction = new CopyOnWriteArrayList<>();

        @EventListener
        void on(Happened event) {
            events.add(event);
            inTransaction.add(TransactionSynchronizationManager.isActualTransactionActive());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Failing {
        final List<Long> seqs = new CopyOnWriteArrayList<>();
        volatile boolean isBroken = true;

        @EventListener
        void on(Happened event) {
            seqs.add(number(event));
            if (isBroken) {
                throw new IllegalStateException("the mail server is out");
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Transactional {
        final List<Happened> before = new CopyOnWriteArrayList<>();
        final List<Happened> after = new CopyOnWriteArrayList<>();
        volatile boolean isBroken;

        @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
        void beforeCommit(Happened event) {
            before.add(event);
            if (isBroken) {
                throw new IllegalStateException("the warehouse is out");
            }
        }

        @TransactionalEventListener
        void afterCommit(Happened event) {
            after.add(event);
        }
    }
}
