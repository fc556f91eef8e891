// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.ParleyBuilder;
import dev.parley.Seams;
import dev.parley.api.AutopilotDecision;
import dev.parley.api.AutopilotDraft;
import dev.parley.api.AutopilotView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.application.store.Append;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.Store;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.StoreUnavailableException;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.strategy.PriceStrategy;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes look after the same autopilot, and either may stop at any point: each decision is made once. */
class AutopilotNodesTest {
    private static final Caller SELLER = Caller.person("sara");
    private static final Caller BUYER = Caller.person("bert");

    /** What happens to a node that moves for an autopilot. */
    private enum Outage {
        NONE,
        /** The principal pauses the autopilot on the other node, after the decision and before the append. */
        PAUSED,
        /** The node has decided, and nothing is written. */
        BEFORE,
        /** All is written, and the node does not learn of it. */
        AFTER
    }

    /** A bike on two nodes, for which bert's autopilot haggles. */
    private static final class Bikes implements AutoCloseable {
        final AtomicReference<Outage> outage = new AtomicReference<>(Outage.NONE);
        final Nodes nodes;
        final NegotiationId negotiation;

        Bikes(Ground ground) {
            nodes = new Nodes(ground, this::failing);
            nodes.first().publish(PolicyDraft.everything(AlternatingOffers.ID));
            nodes.first()
                    .put(ListingDraft.by("sara", "bike-1")
                            .item("bike", 500_00, 2)
                            .build());
            MandateId mandate = nodes.first()
                    .grant(BUYER, SampleMandates.toBuy("bot"))
                    .mandate()
                    .id();
            negotiation = nodes.one
                    .negotiations()
                    .open(BUYER, OpenNegotiation.on(new ListingRef("bike-1")), nodes.key())
                    .orElseThrow()
                    .id();
            AutopilotDraft draft = new AutopilotDraft(
                    mandate, PriceStrategy.conceding(500), Money.of(100_00, "EUR"), Money.of(400_00, "EUR"));
            nodes.one
                    .autopilots()
                    .start(BUYER, negotiation, draft.toJson(), nodes.key())
                    .orElseThrow();
        }

        private ParleyBuilder failing(ParleyBuilder builder) {
            UnaryOperator<Store> lens = store -> (Store) Proxy.newProxyInstance(
                    Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                        boolean moves = method.getName().equals("commit")
                                && arguments[0] instanceof Append append
                                && isMove(append);
                        Outage now = moves ? outage.getAndSet(Outage.NONE) : Outage.NONE;
                        if (now == Outage.PAUSED) {
                            nodes.other
                                    .autopilots()
                                    .pause(BUYER, negotiation, nodes.key())
                                    .orElseThrow();
                        }
                        if (now == Outage.BEFORE) {
                            throw new StoreUnavailableException("before the append");
                        }
                        Object result = invoked(store, method, arguments);
                        if (now == Outage.AFTER) {
                            throw new StoreUnavailableException("after the append");
                        }
                        return result;
                    });
            return Seams.storeSeenThrough(builder, lens);
        }

        private static Object invoked(Store store, Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(store, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private static boolean isMove(Append append) {
            return append.stream().isPresent()
                    && append.records().stream().anyMatch(put -> put.kind() == RecordKind.AUTOPILOT_DECISION);
        }

        NegotiationView view(Parley node, Caller caller) {
            return node.negotiations().find(caller, negotiation).orElseThrow();
        }

        void counters(Parley node, long cents) {
            node.negotiations()
                    .move(
                            SELLER,
                            negotiation,
                            TestParley.answer(view(node, SELLER), "counter", ListingDraft.price("bike", cents)),
                            nodes.key())
                    .orElseThrow();
        }

        long offered(Parley node) {
            return node
                    .negotiations()
                    .events(TestParley.OPERATOR, negotiation, Optional.empty(), 200)
                    .orElseThrow()
                    .items()
                    .stream()
                    .filter(event -> event.type().equals("offer-made")
                            && event.details().get("by").text().equals("buyer"))
                    .count();
        }

        List<AutopilotDecision> decisions(Parley node) {
            return node.autopilots()
                    .decisions(BUYER, negotiation, Optional.empty(), 200)
                    .orElseThrow()
                    .items();
        }

        void assertMovedTimes(long times) {
            for (Parley node : List.of(nodes.one, nodes.other)) {
                assertThat(offered(node)).isEqualTo(times);
                assertThat(decisions(node))
                        .extracting(AutopilotDecision::outcome)
                        .containsOnly(AutopilotDecision.Result.MADE)
                        .hasSize((int) times);
            }
        }

        @Override
        public void close() {
            nodes.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void nodes_that_look_at_once_make_each_move_once(Ground ground) throws InterruptedException {
        try (Bikes bikes = new Bikes(ground)) {
            for (int round = 1; round <= 5; round++) {
                CountDownLatch both = new CountDownLatch(2);
                List<Thread> working = List.of(working(bikes.nodes.one, both), working(bikes.nodes.other, both));
                for (Thread thread : working) {
                    thread.join();
                }
                bikes.assertMovedTimes(round);
                bikes.counters(round % 2 == 0 ? bikes.nodes.one : bikes.nodes.other, 500_00 - round);
                bikes.nodes.clock.advance(Duration.ofSeconds(61));
            }
        }
    }

    private static Thread working(Parley node, CountDownLatch both) {
        Thread thread = new Thread(() -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            int ignored = node.runDue();
        });
        thread.start();
        return thread;
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void a_node_that_stops_between_decision_and_append_leaves_the_move_to_another(Ground ground) {
        stopped(ground, Outage.BEFORE);
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void a_node_that_stops_just_after_the_append_has_moved_once(Ground ground) {
        stopped(ground, Outage.AFTER);
    }

    private static void stopped(Ground ground, Outage outage) {
        try (Bikes bikes = new Bikes(ground)) {
            bikes.outage.set(outage);
            bikes.nodes.one.runDue();
            assertThat(bikes.outage.get()).as("the node was stopped").isEqualTo(Outage.NONE);
            assertThat(bikes.offered(bikes.nodes.other)).isEqualTo(outage == Outage.BEFORE ? 0 : 1);

            bikes.nodes.clock.advance(Duration.ofMinutes(2));
            bikes.nodes.other.runDue();
            bikes.nodes.one.runDue();
            bikes.assertMovedTimes(1);
            bikes.counters(bikes.nodes.other, 450_00);
            bikes.nodes.other.runDue();
            bikes.assertMovedTimes(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void a_pause_that_comes_between_decision_and_append_leaves_no_move(Ground ground) {
        try (Bikes bikes = new Bikes(ground)) {
            bikes.outage.set(Outage.PAUSED);
            bikes.nodes.one.runDue();
            assertThat(bikes.outage.get()).as("it was paused meanwhile").isEqualTo(Outage.NONE);
            assertThat(bikes.offered(bikes.nodes.one)).isZero();
            assertThat(bikes.decisions(bikes.nodes.other)).isEmpty();
            AutopilotView paused =
                    bikes.nodes.one.autopilots().find(BUYER, bikes.negotiation).orElseThrow();
            assertThat(paused.why()).contains(AutopilotView.Why.BY_PRINCIPAL);

            bikes.nodes
                    .one
                    .autopilots()
                    .resume(BUYER, bikes.negotiation, bikes.nodes.key())
                    .orElseThrow();
            bikes.nodes.other.runDue();
            bikes.assertMovedTimes(1);
        }
    }

    /** Neither reservation nor aspiration nor what it decided lies about in the clear. */
    @ParameterizedTest
    @EnumSource(value = Ground.class, names = "H2")
    void what_it_keeps_is_sealed(Ground ground) throws Exception {
        AtomicReference<ParleyBuilder> built = new AtomicReference<>();
        try (Nodes nodes = new Nodes(ground, builder -> {
            built.set(builder);
            return builder;
        })) {
            nodes.first().publish(PolicyDraft.everything(AlternatingOffers.ID));
            nodes.first()
                    .put(ListingDraft.by("sara", "bike-1")
                            .item("bike", 500_00, 2)
                            .build());
            MandateId mandate = nodes.first()
                    .grant(BUYER, SampleMandates.toBuy("bot"))
                    .mandate()
                    .id();
            NegotiationId negotiation = nodes.one
                    .negotiations()
                    .open(BUYER, OpenNegotiation.on(new ListingRef("bike-1")), nodes.key())
                    .orElseThrow()
                    .id();
            AutopilotDraft draft = new AutopilotDraft(
                    mandate, PriceStrategy.conceding(777), Money.of(123_45, "EUR"), Money.of(387_65, "EUR"));
            nodes.one
                    .autopilots()
                    .start(BUYER, negotiation, draft.toJson(), nodes.key())
                    .orElseThrow();
            nodes.one.runDue();

            String rows = Ground.rows(Objects.requireNonNull(built.get())).call();
            assertThat(rows).contains("12345").doesNotContain("38765").doesNotContain("conceding");
        }
    }
}
