// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static dev.parley.adapter.http.GateTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Answers that wait for their readers take room, and there is only so much of it. */
final class AnswersInFlightTest {
    private final Fakes fakes = new Fakes();
    private final int length = fakes.facade().reply(Sent.get("/policy")).body().length();

    private Facade withRoomFor(long bytes) {
        FacadeSettings usual = FacadeSettings.of(() -> Sample.NOW, () -> "inc-1");
        return new Facade(
                fakes.subjects(),
                new FacadeSettings(
                        usual.maxBodyBytes(),
                        usual.maxTargetLength(),
                        bytes,
                        usual.challenge(),
                        usual.clock(),
                        usual.incidents()));
    }

    private static Exchange admitted(Facade facade, Sent sent) {
        return facade.admit(sent).match(exchange -> exchange, refused -> {
            throw new AssertionError(json(refused).canonicalText());
        });
    }

    @Test
    void there_is_room_for_so_many_bytes_until_their_readers_have_them() {
        Facade facade = withRoomFor(5L * length);
        List<Exchange> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(admitted(facade, Sent.get("/policy")));
        }
        Exchange late = admitted(facade, Sent.get("/policy"));
        waiting.forEach(exchange ->
                assertThat(facade.perform(exchange).reply().status()).isEqualTo(200));

        assertBusy(facade.perform(late).reply());
        assertBusy(facade.reply(Sent.get("/policy")));
        assertThat(facade.reply(Sent.get("/policy").by(Optional.empty())).status())
                .isEqualTo(401);

        waiting.forEach(Exchange::close);
        waiting.forEach(Exchange::close);
        for (int i = 0; i < 100; i++) {
            assertThat(facade.reply(Sent.get("/policy")).status()).isEqualTo(200);
        }
    }

    @Test
    void an_answer_that_nobody_waits_for_takes_no_room() {
        Facade facade = withRoomFor(4L * length);
        for (int i = 0; i < 5; i++) {
            Exchange gone = admitted(facade, Sent.get("/policy"));
            gone.close();
            assertThat(facade.perform(gone).reply().status()).isEqualTo(200);
        }
    }

    @Test
    void one_answer_may_have_a_quarter_of_the_room() {
        assertThat(withRoomFor(4L * length).reply(Sent.get("/policy")).status()).isEqualTo(200);
        assertBusy(withRoomFor(4L * length - 4).reply(Sent.get("/policy")));
    }

    @Test
    void what_has_not_changed_takes_no_room() {
        String tag = fakes.facade().reply(Sent.get("/policy")).header("ETag").orElseThrow();

        assertThat(withRoomFor(1)
                        .reply(Sent.get("/policy").with("If-None-Match", tag))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void no_more_answers_are_written_at_once_than_there_are_processors() throws Exception {
        AnswersInFlight inFlight = new AnswersInFlight(1_000);
        int processors = Runtime.getRuntime().availableProcessors();
        AtomicInteger writing = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(processors);
        ExecutorService threads = Executors.newFixedThreadPool(processors * 4);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < processors * 4; i++) {
                done.add(threads.submit(() -> inFlight.inTurn(() -> {
                    most.accumulateAndGet(writing.incrementAndGet(), Math::max);
                    all.countDown();
                    awaitQuietly(all);
                    return writing.decrementAndGet();
                })));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(most).hasValue(processors);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertBusy(Reply reply) {
        assertThat(reply.status()).isEqualTo(503);
        assertThat(json(reply).get("code").text()).isEqualTo("BUSY");
        assertThat(json(reply).get("retryable").bool()).isTrue();
        assertThat(reply.header("Retry-After")).contains("1");
    }
}
