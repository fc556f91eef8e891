// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A bounded number of threads that do things side by side. */
final class Crew implements AutoCloseable {
    private final ExecutorService threads;
    private final int size;

    Crew(int size) {
        this.size = size;
        this.threads = Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, "crew");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins; the results come when all have ended. */
    <T> List<Future<T>> begin(List<? extends Callable<T>> work) {
        List<Future<T>> begun = new ArrayList<>();
        work.forEach(one -> begun.add(threads.submit(one)));
        return begun;
    }

    <T> List<T> all(List<? extends Callable<T>> work) throws InterruptedException {
        return results(begin(work));
    }

    void run(List<? extends Callable<?>> work) throws InterruptedException {
        List<Callable<Object>> all = new ArrayList<>();
        work.forEach(one -> all.add(one::call));
        var unused = all(all);
    }

    /** Does everything at the same moment, which needs a thread for each. */
    <T> List<T> atOnce(List<? extends Callable<T>> work) throws InterruptedException {
        if (work.size() > size) {
            throw new IllegalArgumentException(work.size() + " at once need as many threads, not " + size);
        }
        CountDownLatch here = new CountDownLatch(work.size());
        CountDownLatch go = new CountDownLatch(1);
        List<Callable<T>> waiting = new ArrayList<>();
        for (Callable<T> one : work) {
            waiting.add(() -> {
                here.countDown();
                go.await();
                return one.call();
            });
        }
        List<Future<T>> begun = begin(waiting);
        here.await();
        go.countDown();
        return results(begun);
    }

    static <T> List<T> results(List<Future<T>> begun) throws InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> one : begun) {
            try {
                results.add(one.get());
            } catch (ExecutionException e) {
                throw new AssertionError("one of " + begun.size() + " failed", e.getCause());
            }
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
