// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.Json;
import java.time.Instant;
import java.util.List;

/**
 * What somebody sees of a state.
 *
 * @param details an object
 * @param running what besides is seen while the clock runs, laid over the details: instants, which a pause moves
 * @param kept what besides only the seat's principal sees, and whom it lets know its private terms; an object
 * @param allowed what may be done now
 * @param awaited whether the negotiation waits for one of these moves; taking back what was done is none
 * @param since since when all this has been as it is, where it changes with time
 * @param until until when it stays so, that instant excluded
 * @since 0.1.0
 */
public record Look(
        Json details, Json running, Json kept, List<Allowed> allowed, boolean awaited, Instant since, Instant until) {
    private static final Json NOTHING = Json.object().build();

    public Look {
        allowed = List.copyOf(allowed);
    }

    /** A look that stays as it is while nothing happens. */
    public static Look of(Json details) {
        return new Look(details, NOTHING, NOTHING, List.of(), false, Instant.MIN, Instant.MAX);
    }

    /** Whether this is still what is seen at an instant. */
    public boolean holdsAt(Instant at) {
        return !at.isBefore(since) && at.isBefore(until);
    }

    /** Nothing to see. */
    public static Look nothing() {
        return of(NOTHING);
    }

    /** The same with what may be done, for which the negotiation waits. */
    public Look allowing(List<Allowed> moves) {
        return new Look(details, running, kept, moves, !moves.isEmpty(), since, until);
    }

    /** The same, and nothing waits for what may be done. */
    public Look unawaited() {
        return new Look(details, running, kept, allowed, false, since, until);
    }

    /** The same with what is seen while the clock runs. */
    public Look whileRunning(Json instants) {
        return new Look(details, instants, kept, allowed, awaited, since, until);
    }

    /** The same with what only the principal sees. */
    public Look keeping(Json secret) {
        return new Look(details, running, secret, allowed, awaited, since, until);
    }

    /** The same, from an instant until another. */
    public Look during(Instant from, Instant to) {
        return new Look(details, running, kept, allowed, awaited, from, to);
    }
}
