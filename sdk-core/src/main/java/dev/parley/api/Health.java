package dev.parley.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How Parley fares on this node.
 *
 * @param up whether it can serve: the store answers, and what is due takes effect
 * @param at when it was asked
 * @param storeLatency how long the store took to answer; empty when it did not
 * @param lastRound when this node last looked for what is due; empty before the first time
 * @param backlog what is due and not yet done, by all nodes together; empty when the store did not answer
 * @param problems what is wrong, in English sentences that say what to do; empty when all is well
 */
public record Health(
        boolean up,
        Instant at,
        Optional<Duration> storeLatency,
        Optional<Instant> lastRound,
        Optional<Backlog> backlog,
        List<String> problems) {
    public Health {
        problems = List.copyOf(problems);
    }

    /**
     * What is due and not yet done. Each count stops at 10,000.
     *
     * @param deadlines negotiations whose deadline has passed
     * @param expiries agreed deals that have expired
     * @param messages messages that are to be handled: bookkeeping, and events for the listeners
     * @param failing messages that have failed at least once and are tried again; each holds back those behind it
     * @param late how long the oldest of all these has been due; zero when nothing is
     */
    public record Backlog(long deadlines, long expiries, long messages, long failing, Duration late) {}
}
