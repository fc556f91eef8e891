// SPDX-License-Identifier: Apache-2.0
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
 * @param listeners how each of this node's listeners fares; empty when the store did not answer
 * @param problems what is wrong, in English sentences that say what to do; empty when all is well
 * @since 0.1.0
 */
public record Health(
        boolean up,
        Instant at,
        Optional<Duration> storeLatency,
        Optional<Instant> lastRound,
        Optional<Backlog> backlog,
        List<Listener> listeners,
        List<String> problems) {
    public Health {
        listeners = List.copyOf(listeners);
        problems = List.copyOf(problems);
    }

    /**
     * What is due and not yet done. Each count stops at 10,000.
     *
     * @param deadlines negotiations whose deadline has passed
     * @param expiries agreed deals that have expired
     * @param messages Parley's own messages that are to be handled: bookkeeping, and ending what a sale ends
     * @param events messages that listeners have not heard yet, each of the events of one step
     * @param failing messages of either kind that have failed at least once and are tried again; each holds back those
     *     behind it
     * @param late how long the oldest deadline, expiry or message of Parley's own has been due; zero when nothing is
     */
    public record Backlog(long deadlines, long expiries, long messages, long events, long failing, Duration late) {}

    /**
     * How a listener fares.
     *
     * @param name its name
     * @param waiting messages that it has not heard yet, on all nodes together
     * @param failing messages at which it has failed and that are told again
     * @param late how long the oldest has waited; zero when none does
     * @param hanging its calls on this node that have not come back for longer than the host's patience
     */
    public record Listener(String name, long waiting, long failing, Duration late, List<Call> hanging) {
        public Listener {
            hanging = List.copyOf(hanging);
        }
    }

    /**
     * A call of a listener.
     *
     * @param event the id of the event that it is told
     * @param since when it began
     */
    public record Call(String event, Instant since) {}
}
