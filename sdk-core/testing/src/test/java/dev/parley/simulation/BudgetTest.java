// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.model.DealId;
import dev.parley.model.MandateId;
import dev.parley.model.OrderReference;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mandate of 1,000.00 and fifty offers of 100.00 at once: ten hold, whoever they are, and never more. */
class BudgetTest {
    private static final long BUDGET = 1_000_00;
    private static final long OFFER = 100_00;
    private static final Caller ALICE = Caller.person("alice");
    private static final Caller BOT = Caller.agent("alice", "bot");
    private static final Caller SHOP = Caller.person("shop");

    @ParameterizedTest
    @EnumSource(Ground.class)
    void never_holds_more_than_there_is(Ground ground) throws InterruptedException, ExecutionException {
        try (TestParley test = TestParley.empty(ground::under)) {
            test.publish(PolicyDraft.everything(AlternatingOffers.ID));
            MandateId mandate = test.grant(ALICE, SampleMandates.toBuy("bot").budget(BUDGET))
                    .mandate()
                    .id();
            Sampler sampler = new Sampler(test, mandate);
            sampler.start();

            List<NegotiationView> first = openAtOnce(test, "first", 50);
            assertThat(first).hasSize(10);
            assertHeldAndConsumed(test, mandate, BUDGET, 0);

            releaseAll(test, first);
            assertHeldAndConsumed(test, mandate, 0, 0);

            List<NegotiationView> second = openAtOnce(test, "second", 50);
            assertThat(second).hasSize(10);
            pay(test, second.subList(0, 3));
            assertHeldAndConsumed(test, mandate, BUDGET - 3 * OFFER, 3 * OFFER);
            assertThat(openAtOnce(test, "third", 20)).isEmpty();

            assertThat(sampler.most()).isEqualTo(BUDGET);
        }
    }

    /** Opens negotiations with a binding offer each, all at once; those that were not refused. */
    private static List<NegotiationView> openAtOnce(TestParley test, String round, int count)
            throws InterruptedException, ExecutionException {
        for (int i = 0; i < count; i++) {
            test.put(ListingDraft.by("shop", round + "-" + i)
                    .item("thing", 150_00, 1)
                    .build());
        }
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Outcome<NegotiationView>>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            OpenNegotiation open = OpenNegotiation.on(new dev.parley.model.ListingRef(round + "-" + i))
                    .with(MakeMove.of("offer", ListingDraft.price("thing", OFFER)));
            running.add(threads.submit(() -> {
                start.await();
                return test.parley().negotiations().open(BOT, open, test.key());
            }));
        }
        start.countDown();
        List<NegotiationView> opened = new ArrayList<>();
        for (Future<Outcome<NegotiationView>> future : running) {
            String code = future.get()
                    .match(
                            done -> {
                                opened.add(done.value());
                                return "DONE";
                            },
                            refused -> refused.code().name());
            assertThat(code).isIn("DONE", "BUDGET_EXCEEDED");
        }
        threads.shutdown();
        return opened;
    }

    /** Four are withdrawn, three rejected, and the rest expire. */
    private static void releaseAll(TestParley test, List<NegotiationView> open) {
        for (NegotiationView view : open.subList(0, 4)) {
            move(test, BOT, view, "withdraw");
        }
        for (NegotiationView view : open.subList(4, 7)) {
            move(test, SHOP, view, "reject");
        }
        test.clock().advance(Duration.ofDays(2));
    }

    private static NegotiationView move(TestParley test, Caller caller, NegotiationView view, String kind) {
        return test.parley()
                .negotiations()
                .move(caller, view.id(), TestParley.answer(view, kind), test.key())
                .orElseThrow();
    }

    private static void pay(TestParley test, List<NegotiationView> open) {
        for (NegotiationView view : open) {
            DealId deal = move(test, SHOP, view, "accept").deals().get(0);
            test.parley()
                    .deals()
                    .redeemNow(
                            TestParley.HOST,
                            List.of(deal),
                            new OrderReference("order-" + view.listing().ref()))
                    .orElseThrow();
        }
        assertThat(test.parley().runDue()).isPositive();
    }

    private static void assertHeldAndConsumed(TestParley test, MandateId mandate, long held, long consumed) {
        MandateView view = test.parley().mandates().find(ALICE, mandate).orElseThrow();
        assertThat(view.budgetHeld()).isEqualTo(held);
        assertThat(view.budgetConsumed()).isEqualTo(consumed);
    }

    /** Reads what is held and gone, over and over, until it is asked for the most that it ever was. */
    private static final class Sampler {
        private final TestParley test;
        private final MandateId mandate;
        private final AtomicLong most = new AtomicLong();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread thread = new Thread(this::sample, "sampler");

        Sampler(TestParley test, MandateId mandate) {
            this.test = test;
            this.mandate = mandate;
        }

        void start() {
            thread.setDaemon(true);
            thread.start();
        }

        private void sample() {
            while (!over.get()) {
                MandateView view = test.parley().mandates().find(ALICE, mandate).orElseThrow();
                most.accumulateAndGet(view.budgetHeld() + view.budgetConsumed(), Math::max);
            }
        }

        long most() throws InterruptedException {
            over.set(true);
            thread.join();
            return most.get();
        }
    }
}
