// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.port.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private static final Duration OFTEN = Duration.ofMillis(1);

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void goes_on_through_an_outage_and_even_through_errors() throws Exception {
        AtomicInteger rounds = new AtomicInteger();
        CountDownLatch back = new CountDownLatch(6);
        IntSupplier work = () -> {
            back.countDown();
            int round = rounds.incrementAndGet();
            if (round < 3) {
                throw new StoreUnavailableException("down");
            }
            if (round == 3) {
                throw new AssertionError("worse");
            }
            return 0;
        };
        try (Scheduler scheduler = new Scheduler(work, OFTEN)) {
            scheduler.start();
            await(back);
            assertThat(scheduler.isOut()).isFalse();
        }
    }

    @Test
    void knows_that_the_store_is_out() throws Exception {
        CountDownLatch tried = new CountDownLatch(2);
        IntSupplier work = () -> {
            tried.countDown();
            throw new StoreUnavailableException("down");
        };
        try (Scheduler scheduler = new Scheduler(work, OFTEN)) {
            scheduler.start();
            await(tried);
            assertThat(scheduler.isOut()).isTrue();
        }
    }

    @Test
    void works_on_a_daemon_and_never_after_it_was_closed() throws Exception {
        AtomicInteger rounds = new AtomicInteger();
        AtomicInteger daemons = new AtomicInteger();
        CountDownLatch worked = new CountDownLatch(3);
        Scheduler scheduler = new Scheduler(
                () -> {
                    daemons.addAndGet(Thread.currentThread().isDaemon() ? 1 : 0);
                    worked.countDown();
                    return rounds.incrementAndGet();
                },
                OFTEN);
        scheduler.start();
        await(worked);
        scheduler.close();
        int atClose = rounds.get();

        assertThat(daemons).hasValue(atClose);
        assertThatThrownBy(scheduler::start).isInstanceOf(IllegalStateException.class);
        scheduler.close();
        assertThat(rounds).hasValue(atClose);
    }

    @Test
    void refuses_to_run_without_a_pause() {
        assertThatThrownBy(() -> new Scheduler(() -> 0, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
