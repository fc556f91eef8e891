// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import dev.parley.application.Environment;
import dev.parley.application.autopilot.AutopilotWork;
import dev.parley.application.negotiation.change.Controlling;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.store.NewMessage;
import dev.parley.application.store.OutboxMessage;
import dev.parley.application.store.Store;
import dev.parley.port.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due: deadlines of negotiations, expiries of deals, Parley's own messages. Work is claimed for the time of a
 * lease, so any number of nodes and threads may work at once, and what a node leaves behind comes up again. Something that
 * fails is logged and tried again later; it never stops anything else.
 */
public final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int BATCH = 50;

    private final Environment environment;
    private final Store store;
    private final TimedWork timedWork;
    private final Handlers handlers;
    private final RetentionWork retention;
    private final Set<Thread> atWork = ConcurrentHashMap.newKeySet();

    private volatile Optional<Instant> lastRound = Optional.empty();

    public Worker(NegotiationAccess access) {
        this(access, new AutopilotWork(access));
    }

    /** @param autopilots what is done about messages to autopilots */
    public Worker(NegotiationAccess access, AutopilotWork autopilots) {
        this.environment = access.environment();
        this.store = environment.store();
        Controlling controlling = new Controlling(access);
        this.timedWork = new TimedWork(environment, controlling, LEASE, BATCH);
        this.handlers = new Handlers(access, controlling, autopilots);
        this.retention = new RetentionWork(environment);
    }

    /**
     * Does everything that is due now, and what becomes due by doing it. A call from within does nothing: the call around
     * it goes on until nothing is left.
     *
     * @return how many things were done or tried
     * @throws dev.parley.port.StoreUnavailableException if nothing can be claimed
     */
    public int runDue() {
        if (!atWork.add(Thread.currentThread())) {
            return 0;
        }
        try {
            int done = 0;
            List<TimedWork.Due> waiting = new ArrayList<>();
            int round = round(waiting);
            while (round > 0) {
                done += round;
                round = round(waiting);
            }
            timedWork.leave(waiting);
            retention.run();
            return done;
        } finally {
            atWork.remove(Thread.currentThread());
        }
    }

    /** When what is due was last looked for; empty before the first time. */
    Optional<Instant> lastRound() {
        return lastRound;
    }

    /** How many deadlines and expiries this node has tried in vain, and will again unless another node does. */
    int inVain(Instant now) {
        return timedWork.inVain(now);
    }

    private int round(List<TimedWork.Due> waiting) {
        int done = timedWork.round(waiting) + messages();
        lastRound = Optional.of(environment.now());
        return done;
    }

    private int messages() {
        int claimed = 0;
        Instant leaseEnds = environment.now().plus(LEASE);
        for (OutboxMessage message : store.claimMessages(NewMessage.OWN, environment.now(), LEASE, BATCH)) {
            if (environment.now().isBefore(leaseEnds)) {
                claimed++;
                handle(message);
            }
        }
        return claimed;
    }

    private void handle(OutboxMessage message) {
        String what = "the message " + message.topic() + " " + message.id();
        boolean done = attempt(what, () -> handlers.handle(message));
        Duration late = Duration.between(message.readyAt(), environment.now());
        environment.telemetry().worked(Telemetry.Work.MESSAGE, late.isNegative() ? Duration.ZERO : late, done);
        if (done) {
            attempt("acknowledging " + what, () -> store.acknowledge(message));
        } else {
            Instant when = environment.now().plus(Backoff.after(message.attempts()));
            attempt("putting off " + what, () -> store.retryAt(message, when));
        }
    }

    /** Whether it went well. Whatever goes wrong is the thing's own: even an error of an inventory stops nothing else. */
    private static boolean attempt(String what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException | Error e) {
            LOG.warn("Parley could not do {}; it is tried again", what, e);
            return false;
        }
    }
}
