package dev.parley.application.work;

import dev.parley.api.Health;
import dev.parley.application.Environment;
import dev.parley.application.store.Backlog;
import dev.parley.port.ParleyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks how Parley fares: one query, and when the worker last looked for what is due. */
public final class CheckUp {
    private static final int MOST = 10_000;
    private static final Duration STALLED = Duration.ofSeconds(30);
    private static final Duration LATE = Duration.ofMinutes(1);

    private final Environment environment;
    private final Worker worker;
    private final Scheduler scheduler;

    public CheckUp(Environment environment, Worker worker, Scheduler scheduler) {
        this.environment = environment;
        this.worker = worker;
        this.scheduler = scheduler;
    }

    /** How Parley fares now. It does not throw: a store that is out is what it tells of. */
    public Health health() {
        Instant begun = environment.now();
        List<String> problems = new ArrayList<>();
        Optional<Backlog> backlog = ask(begun, problems);
        Instant at = environment.now();
        boolean stalled = isStalled(at, problems);
        backlog.flatMap(Backlog::oldest)
                .map(oldest -> Duration.between(oldest, at))
                .filter(late -> late.compareTo(LATE) > 0)
                .ifPresent(late -> problems.add("What is due waits: the oldest for " + late.toSeconds()
                        + " s. See the log for what cannot be done, or add nodes."));
        backlog.map(Backlog::failing)
                .filter(failing -> failing > 0)
                .ifPresent(
                        failing -> problems.add(failing + " messages failed and are tried again: the log says why, most"
                                + " often a listener or a remote inventory that throws."));
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
                backlog.map(waiting -> told(waiting, at)),
                problems);
    }

    private Optional<Backlog> ask(Instant now, List<String> problems) {
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

    private static Health.Backlog told(Backlog backlog, Instant at) {
        Duration late = backlog.oldest()
                .map(oldest -> Duration.between(oldest, at))
                .filter(waited -> !waited.isNegative())
                .orElse(Duration.ZERO);
        return new Health.Backlog(backlog.deadlines(), backlog.expiries(), backlog.messages(), backlog.failing(), late);
    }
}
