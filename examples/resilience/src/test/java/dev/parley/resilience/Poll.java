// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Asks again and again, for a bounded time, for what other processes bring about. */
final class Poll {
    private static final long INTERVAL_MILLIS = 100;

    private Poll() {}

    static void until(String what, Duration limit, BooleanSupplier is) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long deadline = System.nanoTime() + limit.toNanos();
        while (!is.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + limit + ": " + what);
            }
            boolean ignored = never.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
