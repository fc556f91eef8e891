// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import java.time.Duration;

/**
 * Hears how Parley fares, for a host's metrics. Nothing that it hears tells who negotiates what: operations, outcomes and
 * kinds of work come from short, fixed lists, fit to be labels.
 *
 * <p>It is called on the thread that does the work, after the fact, and should be quick. What it throws is logged and
 * otherwise ignored.
 *
 * @since 0.1.0
 */
public interface Telemetry {
    /** Hears nothing. */
    Telemetry NONE = new Telemetry() {};

    /** What is done because its time has come. */
    enum Work {
        /** The deadline of a negotiation. */
        DEADLINE,
        /** The expiry of a deal. */
        EXPIRY,
        /** A message of the outbox: bookkeeping, and ending what a sale or a withdrawal ends. */
        MESSAGE,
        /** Telling a listener what happened. */
        EVENT
    }

    /** What is kept for a time and then forgotten. */
    enum Kept {
        /** Answers to commands. */
        ANSWERS,
        /** Ended negotiations. */
        NEGOTIATIONS,
        /** Deals that wait for nothing. */
        DEALS
    }

    /**
     * A command was answered.
     *
     * @param operation what was commanded, such as {@code open}, {@code move} or {@code redeem}
     * @param outcome {@code done}, {@code replayed} for a retry's first answer, {@code rolled-back} for a redemption whose
     *     host's transaction did not commit, {@code failed} when something threw, else the refusal's code
     * @param took how long it took, by Parley's clock; without the rest of a host's transaction
     */
    default void answered(String operation, String outcome, Duration took) {}

    /** Somebody else wrote first, and a command was decided again. */
    default void decidedAgain() {}

    /**
     * Something that was due was tried.
     *
     * @param late how long after its time
     * @param done whether it went well; what did not is tried again
     */
    default void worked(Work work, Duration late, boolean done) {}

    /** So many were forgotten, since their time has passed. */
    default void purged(Kept kept, int count) {}
}
