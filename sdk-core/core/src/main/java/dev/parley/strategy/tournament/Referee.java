// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.tournament;

import dev.parley.strategy.issues.IssueNegotiator.Choice;
import dev.parley.strategy.issues.IssueSituation;
import dev.parley.strategy.issues.IssueStrategy;
import dev.parley.strategy.tournament.Bout.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks strategies for their decisions and waits for no longer than it was told. A strategy that took longer is interrupted and
 * never asked again; where it heeds no interrupt, its thread is left behind, one for each such strategy, and ends with the
 * process.
 *
 * @since 0.1.0
 */
public final class Referee implements AutoCloseable {
    private final Duration patience;
    private final Set<String> barred = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "parley-referee");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * A referee with threads of its own, which end when it is closed.
     *
     * @param patience how long a decision may take, above 0
     */
    public Referee(Duration patience) {
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("patience must be above 0, and is " + patience);
        }
        this.patience = patience;
    }

    /** A decision, or why there is none. */
    record Ruling(Optional<Choice> choice, Optional<Fault> fault, String message) {
        static Ruling of(Fault fault, String message) {
            return new Ruling(Optional.empty(), Optional.of(fault), message);
        }
    }

    Ruling ask(IssueStrategy strategy, IssueSituation situation) {
        if (barred.contains(strategy.name())) {
            return Ruling.of(Fault.TOO_SLOW, "took too long before, and is not asked again");
        }
        Future<Choice> answer = threads.submit(() -> strategy.decide(situation));
        try {
            Choice choice = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return choice == null
                    ? Ruling.of(Fault.NO_ANSWER, "answered nothing")
                    : new Ruling(Optional.of(choice), Optional.empty(), "");
        } catch (ExecutionException e) {
            return Ruling.of(Fault.THREW, "threw " + e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            barred.add(strategy.name());
            return Ruling.of(Fault.TOO_SLOW, "took longer than " + patience);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Ruling.of(Fault.NO_ANSWER, "the tournament was interrupted");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
