// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import dev.parley.application.Environment;
import dev.parley.application.Retention;
import dev.parley.application.store.Store;
import dev.parley.port.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntUnaryOperator;

/**
 * Forgets what was kept for long enough: answers, ended negotiations, deals. Each node looks once a minute, and goes on at
 * its next round where there is more; rows that another node is just forgetting are passed over.
 */
final class RetentionWork {
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int ANSWERS_AT_ONCE = 1_000;
    private static final int ENDED_AT_ONCE = 50;
    private static final int PAGES = 20;

    private final Environment environment;
    private final Store store;
    private volatile Instant next = Instant.MIN;

    RetentionWork(Environment environment) {
        this.environment = environment;
        this.store = environment.store();
    }

    void run() {
        Instant now = environment.now();
        if (now.isBefore(next)) {
            return;
        }
        Retention retention = environment.settings().retention();
        boolean more = purge(Telemetry.Kept.ANSWERS, ANSWERS_AT_ONCE, most -> store.purgeAnswers(now, most));
        if (retention.negotiations().isPresent()) {
            Instant before = now.minus(retention.negotiations().get());
            more |= purge(Telemetry.Kept.NEGOTIATIONS, ENDED_AT_ONCE, most -> store.purgeNegotiations(before, most));
        }
        if (retention.deals().isPresent()) {
            Instant before = now.minus(retention.deals().get());
            more |= purge(Telemetry.Kept.DEALS, ENDED_AT_ONCE, most -> store.purgeDeals(before, most));
        }
        next = more ? Instant.MIN : now.plus(EVERY);
    }

    /** Whether there may be more. */
    private boolean purge(Telemetry.Kept kept, int atOnce, IntUnaryOperator purge) {
        for (int page = 0; page < PAGES; page++) {
            int purged = purge.applyAsInt(atOnce);
            if (purged > 0) {
                environment.telemetry().purged(kept, purged);
            }
            if (purged < atOnce) {
                return false;
            }
        }
        return true;
    }
}
