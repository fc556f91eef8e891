// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import dev.parley.api.Health;
import dev.parley.application.Environment;
import dev.parley.application.store.DueWorkCounts;
import dev.parley.application.store.NewMessage;
import dev.parley.port.ParleyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks how Parley fares: one query, and when the worker last looked for what is due. */
public final class HealthCheck {
    private static final int MOST = 10_000;
    private static final Duration STALLED = Duration.ofSeconds(30);
    private static final Duration LATE = Duration.ofMinutes(1);

    private final Environment environment;
    private final Worker worker;
    private final Listeners listeners;
    private final Scheduler scheduler;

    public HealthCheck(Environment environment, Worker worker, Listeners listeners, Scheduler scheduler) {
        this.environment = environment;
        this.worker = worker;
        this.listeners = listeners;
        this.scheduler = scheduler;
    }

    /** How Parley fares now. It does not throw: a store that is out is what it tells of. */
    public Health health() {
        Instant begun = environment.now();
        List<String> problems = new ArrayList<>();
        Optional<DueWorkCounts> backlog = ask(begun, problems);
        Instant at = environment.now();
        boolean stalled = isStalled(at, problems);
        Optional<Health.Backlog> told = backlog.map(waiting -> told(waiting, at));
        told.map(Health.Backlog::late)
                .filter(late -> late.compareTo(LATE) > 0)
                .ifPresent(late -> problems.add("What is due waits: the oldest for " + late.toSeconds()
                        + " s. See the log for what cannot be done, or add nodes."));
        backlog.map(waiting -> waiting.queue(NewMessage.OWN).failing())
                .filter(failing -> failing > 0)
                .ifPresent(
                        failing -> problems.add(failing + " messages failed and are tried again: the log says why, most"
                                + " often a remote inventory that throws."));
        List<Health.Listener> hearing =
                backlog.map(waiting -> listeners.fare(waiting, at)).orElse(List.of());
        hearing.forEach(listener -> addProblems(listener, problems));
        backlog.ifPresent(waiting -> addUnheard(waiting, hearing, problems));
        int inVain = worker.inVain(at);
        if (inVain > 0) {
            problems.add(inVain + " deadlines or expiries cannot take effect and are tried again every minute: the log"
                    + " says why, such as a sealing key that cannot be had. Nothing is lost.");
        }
        return new Health(
                backlog.isPresent() && !stalled,
                at,
                backlog.map(answered -> Duration.between(begun, at)),
                worker.lastRound(),
                told,
                hearing,
                problems);
    }

    private Optional<DueWorkCounts> ask(Instant now, List<String> problems) {
        try {
            return Optional.of(environment.store().backlog(now, MOST));
        } catch (ParleyException e) {
            problems.add("The store does not answer: " + e.getMessage()
                    + ". Nothing is lost; commands are refused until it is back.");
            return Optional.empty();
        }
    }

    private boolean isStalled(Instant at, List<String> problems) {
        if (!scheduler.isRunning()) {
            problems.add("Nothing lets deadlines take effect on this node: call Parley.start(), or runDue() yourself.");
            return false;
        }
        Duration silence = STALLED.plus(scheduler.pollInterval().multipliedBy(10));
        Optional<Instant> last = worker.lastRound();
        boolean stalled = last.filter(round -> round.plus(silence).isBefore(at)).isPresent();
        if (stalled) {
            problems.add(
                    "This node has not looked for what is due since " + last.orElseThrow()
                            + ": the thread parley-scheduler is stuck or the store is out. Take a thread dump and restart the node.");
        }
        return stalled;
    }

    private static void addProblems(Health.Listener listener, List<String> problems) {
        String name = "The listener " + listener.name();
        for (Health.Call call : listener.hanging()) {
            problems.add(
                    name + " has not come back from the event " + call.event() + " since " + call.since()
                            + ": the log says where it is. What follows in the same negotiation waits for it, and nothing else.");
        }
        if (listener.failing() > 0) {
            problems.add(
                    name + " failed at " + listener.failing()
                            + " messages, which it is told again: the log says why. What follows in the same negotiations waits.");
        }
        if (listener.hanging().isEmpty()
                && listener.failing() == 0
                && listener.late().compareTo(LATE) > 0) {
            problems.add(name + " is behind: the oldest of " + listener.waiting() + " messages waits for "
                    + listener.late().toSeconds() + " s. Let it take less time, give it more threads, or add nodes.");
        }
    }

    private static void addUnheard(DueWorkCounts backlog, List<Health.Listener> hearing, List<String> problems) {
        Set<String> here = new HashSet<>(Set.of(NewMessage.OWN));
        hearing.forEach(listener -> here.add(listener.name()));
        backlog.queues().forEach((name, queue) -> {
            if (!here.contains(name)) {
                problems.add(
                        queue.ready() + " messages wait for the listener " + name + ", which this node does not have."
                                + " If it was renamed or removed, register one of that name that ignores them.");
            }
        });
    }

    private static Health.Backlog told(DueWorkCounts backlog, Instant at) {
        DueWorkCounts.Queue own = backlog.queue(NewMessage.OWN);
        Duration late = Stream.of(backlog.oldest(), own.oldest())
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .map(oldest -> Duration.between(oldest, at))
                .filter(waited -> !waited.isNegative())
                .orElse(Duration.ZERO);
        long ready = 0;
        long failing = 0;
        for (DueWorkCounts.Queue queue : backlog.queues().values()) {
            ready += queue.ready();
            failing += queue.failing();
        }
        return new Health.Backlog(
                backlog.deadlines(), backlog.expiries(), own.ready(), ready - own.ready(), failing, late);
    }
}
