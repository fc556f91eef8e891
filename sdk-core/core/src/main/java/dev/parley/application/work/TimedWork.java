// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import dev.parley.application.Environment;
import dev.parley.application.deal.Expiring;
import dev.parley.application.negotiation.change.Controlling;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.Head;
import dev.parley.port.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deadlines of negotiations and expiries of deals, in the order in which their times have come, so that what lapsed before
 * a close holds nothing against it. A close that has to wait nevertheless is tried again once others are done, and else
 * when its lease ends.
 */
final class TimedWork {
    private static final Logger LOG = LoggerFactory.getLogger(TimedWork.class);

    private final Environment environment;
    private final Controlling controlling;
    private final Expiring expiring;
    private final Duration lease;
    private final int batch;
    /** What could not take effect when this node last tried, and when that was. */
    private final Map<String, Instant> inVain = new ConcurrentHashMap<>();

    TimedWork(Environment environment, Controlling controlling, Duration lease, int batch) {
        this.environment = environment;
        this.controlling = controlling;
        this.expiring = new Expiring(environment);
        this.lease = lease;
        this.batch = batch;
    }

    /**
     * Something whose time has come.
     *
     * @param takeEffect lets it take effect; false when it has to wait for what has lapsed before it
     */
    record Due(String name, Telemetry.Work work, Instant at, BooleanSupplier takeEffect) {}

    /**
     * Does some of what is due.
     *
     * @param waiting what had to wait in the round before, and then what has to wait in this one
     * @return how many things were done or tried, without those that wait
     */
    int round(List<Due> waiting) {
        List<Due> due = claimed();
        due.addAll(waiting);
        waiting.clear();
        due.sort(Comparator.comparing(Due::at).thenComparing(Due::work, Comparator.reverseOrder()));
        for (Due one : due) {
            if (!take(one)) {
                waiting.add(one);
            }
        }
        return due.size() - waiting.size();
    }

    private List<Due> claimed() {
        List<Due> due = new ArrayList<>();
        Instant now = environment.now();
        for (DealRow row : environment.store().claimExpired(now, lease, batch)) {
            due.add(new Due(
                    row.tenant() + " " + row.id(),
                    Telemetry.Work.EXPIRY,
                    row.standing().expiresAt(),
                    () -> {
                        boolean ignored = expiring.expire(row);
                        return true;
                    }));
        }
        for (Head head : environment.store().claimDue(now, lease, batch)) {
            due.add(new Due(
                    head.tenant() + " " + head.id(),
                    Telemetry.Work.DEADLINE,
                    head.nextDeadline().orElse(now),
                    () -> controlling.due(head.tenant(), head.id())));
        }
        return due;
    }

    /** Whether it is done with, well or in vain. Whatever goes wrong is the thing's own and stops nothing else. */
    private boolean take(Due due) {
        boolean done = false;
        try {
            if (!due.takeEffect().getAsBoolean()) {
                return false;
            }
            done = true;
            inVain.remove(due.name());
        } catch (RuntimeException | Error e) {
            LOG.warn("Parley could not do the {} of {}; it is tried again", due.work(), due.name(), e);
            noteInVain(due);
        }
        Duration late = Duration.between(due.at(), environment.now());
        environment.telemetry().worked(due.work(), late.isNegative() ? Duration.ZERO : late, done);
        return true;
    }

    private void noteInVain(Due due) {
        inVain.put(due.name(), environment.now());
    }

    /** Leaves what waits to whoever claims it when its lease ends. */
    void leave(List<Due> waiting) {
        for (Due due : waiting) {
            LOG.warn("Parley lets {} wait: something that lapsed before it cannot be ended now", due.name());
            noteInVain(due);
        }
    }

    /** How many things this node has tried in vain, and will again unless another node does. */
    int inVain(Instant now) {
        inVain.values().removeIf(tried -> tried.plus(lease.multipliedBy(2)).isBefore(now));
        return inVain.size();
    }
}
