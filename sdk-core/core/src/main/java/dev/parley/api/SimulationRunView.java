// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.laboratory.Goal;
import java.time.Instant;
import java.util.Optional;

/**
 * Protocols that are played for an advice, and how far that has come.
 *
 * @param id its name
 * @param listing what is sold, as the question said
 * @param plays how many listings will have been played
 * @param done how many have been played
 * @param seed decides every draw
 * @param endedAt empty until it has ended
 * @param fault why it failed; empty where it did not
 * @param advice empty until it is done
 * @since 0.1.0
 */
public record SimulationRunView(
        String id,
        State state,
        String listing,
        Goal goal,
        long plays,
        long done,
        long seed,
        Instant requestedAt,
        Optional<Instant> endedAt,
        Optional<Fault> fault,
        Optional<AdviceView> advice,
        Instant serverTime) {
    /** How far a simulation may have come. */
    public enum State {
        /** It waits for others on its node. */
        QUEUED,
        RUNNING,
        /** Its advice is there. */
        DONE,
        CANCELLED,
        FAILED,
        /** Its node stopped before the end; start it again with the same seed. */
        LOST;

        /** Whether it can still become another. */
        public boolean isOpen() {
            return this == QUEUED || this == RUNNING;
        }
    }

    /** Why a simulation failed. */
    public enum Fault {
        /** It took more than a minute and a half. */
        TOO_LONG,
        /** It ended with an exception, which the log has. */
        FAULT
    }
}
