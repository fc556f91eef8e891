// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import dev.parley.api.AdviceView;
import dev.parley.api.SimulationRunView.Fault;
import dev.parley.api.SimulationRunView.State;
import dev.parley.application.Environment;
import dev.parley.laboratory.Results;
import dev.parley.model.Tenant;
import dev.parley.policy.PolicyRule;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulations of this node, one after the other on a thread of their own, so that no deadline waits for them. Each
 * writes down how far it is once a second, and learns there that it was cancelled through another node.
 */
final class SimulationQueue implements AutoCloseable {
    /** How many may wait beside the one that is played. */
    static final int WAITING = 8;

    /** How long one may take. */
    static final Duration LONGEST = Duration.ofSeconds(90);

    private static final Logger LOG = LoggerFactory.getLogger(SimulationQueue.class);
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Environment environment;
    private final Simulations simulations;
    private final AdvisedRules rules;
    private final Map<String, Playing> here = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(WAITING + 1);
    private final ThreadPoolExecutor playing = LaboratoryThreads.one("parley-simulation", WAITING + 1);
    private final ScheduledExecutorService watching = Executors.newSingleThreadScheduledExecutor(
            task -> LaboratoryThreads.daemon(task, "parley-simulation-watch"));

    SimulationQueue(Environment environment, Simulations simulations, AdvisedRules rules) {
        this.environment = environment;
        this.simulations = simulations;
        this.rules = rules;
    }

    /** Keeps a place; whether there was one. */
    boolean reserve() {
        return room.tryAcquire();
    }

    /** Gives a place back that was kept and not used. */
    void release() {
        room.release();
    }

    /** Whether a simulation waits or is played on this node. */
    boolean has(String id) {
        return here.containsKey(id);
    }

    /** How far a simulation is that is played on this node. */
    Optional<Long> done(String id) {
        return Optional.ofNullable(here.get(id)).map(Playing::done);
    }

    /** Gives up a simulation where it is on this node. */
    void cancel(String id) {
        Optional.ofNullable(here.get(id)).ifPresent(Playing::cancel);
    }

    /** Plays a simulation in its turn, in a place that was kept. */
    void add(Tenant tenant, String id, AskedQuestion asked) {
        Playing one = new Playing(asked.question());
        here.put(id, one);
        playing.execute(() -> play(tenant, id, asked, one));
    }

    private void play(Tenant tenant, String id, AskedQuestion asked, Playing one) {
        AtomicBoolean tooLong = new AtomicBoolean();
        ScheduledFuture<?> limit = watching.schedule(
                () -> {
                    tooLong.set(true);
                    one.cancel();
                },
                LONGEST.toMillis(),
                TimeUnit.MILLISECONDS);
        beat(tenant, id, one);
        ScheduledFuture<?> beats = watching.scheduleWithFixedDelay(
                () -> beat(tenant, id, one), BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        try {
            one.run();
        } finally {
            limit.cancel(false);
            beats.cancel(false);
            end(tenant, id, asked, one, tooLong.get());
            here.remove(id);
            room.release();
        }
    }

    /** Writes down how far it is; where it has ended in the store, it ends here. */
    private void beat(Tenant tenant, String id, Playing one) {
        attempt(id, () -> {
            if (!one.results().isDone() && !simulations.change(tenant, id, record -> record.running(one.done()))) {
                one.cancel();
            }
        });
    }

    private void end(Tenant tenant, String id, AskedQuestion asked, Playing one, boolean tooLong) {
        try {
            Results results = one.results().join();
            AdviceWriter writer = new AdviceWriter(asked, results);
            AdviceView advice = writer.view();
            Optional<PolicyRule> rule = writer.advised(advice).flatMap(model -> rules.rule(asked, model));
            write(tenant, id, record -> record.done(advice, rule, environment.now()));
        } catch (CancellationException given) {
            if (tooLong) {
                fail(tenant, id, one, Fault.TOO_LONG);
            }
        } catch (RuntimeException thrown) {
            LOG.error("The simulation {} failed", id, thrown);
            fail(tenant, id, one, Fault.FAULT);
        }
    }

    private void fail(Tenant tenant, String id, Playing one, Fault why) {
        write(tenant, id, record -> record.ended(State.FAILED, one.done(), environment.now(), Optional.of(why)));
    }

    private void write(Tenant tenant, String id, UnaryOperator<SimulationRecord> change) {
        attempt(id, () -> {
            boolean ignored = simulations.change(tenant, id, change);
        });
    }

    /** What cannot be written is lost in time, and is told so. */
    private static void attempt(String id, Runnable write) {
        try {
            write.run();
        } catch (RuntimeException unavailable) {
            LOG.warn("What the simulation {} has come to could not be written down", id, unavailable);
        }
    }

    /** Gives up whatever waits or is played; it is lost, and told so in time. */
    @Override
    public void close() {
        here.values().forEach(Playing::cancel);
        here.clear();
        var unplayed = playing.shutdownNow();
        unplayed.addAll(watching.shutdownNow());
    }
}
