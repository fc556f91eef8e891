// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** An empty store for each test, and what the parts of the suite do with it. */
interface StoreUnderTest {
    Store store();

    /** Everything that is kept, as text, equal exactly when nothing has changed. */
    String dump();

    default CommitResult write(Append.Builder append) {
        return store().commit(append.build());
    }

    /** Writes an append that is refused, and sees that nothing of it is left. */
    default void assertRefused(Append.Builder append, CommitResult refusal) {
        String before = dump();
        assertThat(write(append)).isEqualTo(refusal);
        assertThat(dump()).isEqualTo(before);
    }

    /** Runs the same work on several threads, which start together, and returns what each brought. */
    default <T> List<T> atOnce(int threads, IntFunction<T> work) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                running.add(executor.submit(() -> {
                    start.await();
                    return work.apply(thread);
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("a thread failed", e);
        } finally {
            executor.shutdownNow();
        }
    }
}
