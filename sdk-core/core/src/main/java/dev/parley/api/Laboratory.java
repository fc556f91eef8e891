// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.port.Caller;
import java.util.Optional;

/**
 * What protocols would do to the people who come to a listing, by simulation, and which of them to choose. For policy
 * editors and operators; parties learn nothing here. {@code dev.parley.laboratory} has the same without callers and bounds.
 *
 * <p>A question is an object as {@link AdviceQuestion#toJson} writes it. The same question with the same seed has the same
 * answer. What is wrong with a question is {@code INVALID_REQUEST} with a violation for each fault; a fault of the records
 * in {@code history} has the code of {@code Reading.Fault} and names row and column.
 *
 * @since 0.1.0
 */
public interface Laboratory {
    /** The most listings of an advice that is waited for. */
    int MOST_PLAYS_AT_ONCE = 20_000;

    /** The most listings of a simulation. */
    int MOST_PLAYS = 1_000_000;

    /** The fewest listings of either. */
    int FEWEST_PLAYS = 1_000;

    /** The most buyers who come to one listing. */
    int MOST_BUYERS = 50;

    /** The longest history, in UTF-16 units. */
    int LONGEST_HISTORY = 100_000;

    /** The greatest amount, in minor units. */
    long LARGEST_AMOUNT = 100_000_000_000L;

    /**
     * Says which protocol to choose and why. It changes nothing and takes a second or so; {@code SIMULATION_TOO_LONG} where
     * it has not ended after ten, {@code LABORATORY_BUSY} where too many wait already.
     *
     * @param question with at most {@link #MOST_PLAYS_AT_ONCE} plays
     */
    Outcome<AdviceView> advise(Caller caller, Json question);

    /** The same with a question that was built here. */
    default Outcome<AdviceView> advise(Caller caller, AdviceQuestion question) {
        return advise(caller, question.toJson());
    }

    /**
     * Starts to play, which then goes on by itself on this node; {@code LABORATORY_BUSY} where too many wait already.
     *
     * @param question with at most {@link #MOST_PLAYS} plays
     */
    Outcome<SimulationRunView> start(Caller caller, Json question, IdempotencyKey key);

    /** The same with a question that was built here, under a fresh key. */
    default Outcome<SimulationRunView> start(Caller caller, AdviceQuestion question) {
        return start(caller, question.toJson(), IdempotencyKey.fresh());
    }

    /**
     * The marketplace's simulations of the last week, newest first, whoever started them. Their advice is left out: {@link
     * #find} has it.
     *
     * @param cursor of the page before this one; empty for the first
     * @param limit 1 to {@link Page#MAX_LIMIT}
     */
    Outcome<Page<SimulationRunView>> list(Caller caller, Optional<String> cursor, int limit);

    /** How far a simulation has come; {@code NOT_FOUND} where there is none, or none any more. */
    Outcome<SimulationRunView> find(Caller caller, String simulation);

    /** Ends a simulation that waits or is under way; {@code SIMULATION_ENDED} where it has ended. */
    Outcome<SimulationRunView> cancel(Caller caller, String simulation, IdempotencyKey key);

    /** The same under a fresh key. */
    default Outcome<SimulationRunView> cancel(Caller caller, String simulation) {
        return cancel(caller, simulation, IdempotencyKey.fresh());
    }
}
