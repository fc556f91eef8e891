// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.kernel;

import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.Standing;
import java.time.Instant;
import java.util.Optional;

/**
 * A negotiation at one moment, as the kernel knows it.
 *
 * @param opening what it was opened with
 * @param game the game's own state
 * @param standing where the game stands
 * @param pausedAt since when the clock stands still
 * @param ended how it was ended from outside
 * @param looks what was shown of the game's state
 * @since 0.1.0
 */
public record PlayedState<R, S>(
        OpeningRecord<R> opening,
        S game,
        Standing standing,
        Optional<Instant> pausedAt,
        Optional<KernelEvent.Ended> ended,
        Looks<S> looks) {
    /** A negotiation at its opening. */
    static <R, S> PlayedState<R, S> begun(OpeningRecord<R> opening, S game, Standing standing) {
        return new PlayedState<>(opening, game, standing, Optional.empty(), Optional.empty(), new Looks<>());
    }

    /** The name of the phase; a pause does not change it. */
    String phase() {
        return ended.map(end -> end.reason().text()).orElseGet(standing::phase);
    }

    /** The one effective end of what is waited for; none while the clock stands still. */
    Optional<Instant> deadline() {
        return ended.isPresent() || pausedAt.isPresent() ? Optional.empty() : standing.deadline();
    }

    /** Whether the deadline has come: at it is too late. */
    boolean isOver(Instant at) {
        return deadline().filter(deadline -> !at.isBefore(deadline)).isPresent();
    }

    /** Whether the clock runs. */
    boolean runs() {
        return ended.isEmpty() && pausedAt.isEmpty();
    }

    /** The instant at which the game is looked at: while its clock stands still, when it stopped. */
    Instant lookedAt(Instant now) {
        return ended.map(KernelEvent.Ended::at).or(() -> pausedAt).orElse(now);
    }

    PlayedState<R, S> with(S next, Standing stands) {
        return new PlayedState<>(opening, next, stands, pausedAt, ended, new Looks<>());
    }

    PlayedState<R, S> paused(Instant at) {
        return new PlayedState<>(opening, game, standing, Optional.of(at), ended, looks);
    }

    PlayedState<R, S> running() {
        return new PlayedState<>(opening, game, standing, Optional.empty(), ended, looks);
    }

    PlayedState<R, S> ended(KernelEvent.Ended end) {
        return new PlayedState<>(opening, game, standing, Optional.empty(), Optional.of(end), looks);
    }
}
